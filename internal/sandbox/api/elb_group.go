package api

import (
	"context"
	"maps"
	"slices"

	"flota.dev/flota/internal/sandbox/store"
)

type describeTargetGroupsInput struct {
	LoadBalancer string   `json:"LoadBalancerArn"`
	ARNs         []string `json:"TargetGroupArns"`
	Names        []string
	Marker       string
	PageSize     int
}

type describeTargetGroupsOutput struct {
	TargetGroups []targetGroupOutput
	Next         string `json:"NextMarker,omitempty"`
}

type targetGroupOutput struct {
	ARN             string `json:"TargetGroupArn"`
	Name            string `json:"TargetGroupName"`
	Protocol        string
	Port            int
	VPC             string   `json:"VpcId,omitempty"`
	LoadBalancers   []string `json:"LoadBalancerArns"`
	TargetType      string
	ProtocolVersion string         `json:",omitempty"`
	IPAddressType   string         `json:"IpAddressType,omitempty"`
	CheckProtocol   string         `json:"HealthCheckProtocol,omitempty"`
	CheckPort       string         `json:"HealthCheckPort,omitempty"`
	CheckEnabled    bool           `json:"HealthCheckEnabled"`
	CheckPath       string         `json:"HealthCheckPath,omitempty"`
	Interval        int            `json:"HealthCheckIntervalSeconds,omitempty"`
	Timeout         int            `json:"HealthCheckTimeoutSeconds,omitempty"`
	Healthy         int            `json:"HealthyThresholdCount,omitempty"`
	Unhealthy       int            `json:"UnhealthyThresholdCount,omitempty"`
	Matcher         *matcherOutput `json:",omitempty"`
}

type matcherOutput struct {
	Code string `json:"HttpCode"`
}

// targetGroup holds what store.TargetGroup leaves out.
type targetGroup struct {
	ARN             string `json:"arn"`
	Name            string `json:"name"`
	Protocol        string `json:"protocol"`
	ProtocolVersion string `json:"protocol_version"`
	Port            int    `json:"port"`
	VPC             string `json:"vpc_id"`
	TargetType      string `json:"target_type"`
	IPAddressType   string `json:"ip_address_type"`
	HealthCheck     []struct {
		Enabled   bool   `json:"enabled"`
		Protocol  string `json:"protocol"`
		Port      string `json:"port"`
		Path      string `json:"path"`
		Interval  int    `json:"interval"`
		Timeout   int    `json:"timeout"`
		Healthy   int    `json:"healthy_threshold"`
		Unhealthy int    `json:"unhealthy_threshold"`
		Matcher   string `json:"matcher"`
	} `json:"health_check"`
}

func (v targetGroup) output() targetGroupOutput {
	out := targetGroupOutput{
		ARN: v.ARN, Name: v.Name, Protocol: v.Protocol, Port: v.Port, VPC: v.VPC, LoadBalancers: []string{},
		TargetType: v.TargetType, ProtocolVersion: v.ProtocolVersion, IPAddressType: v.IPAddressType,
	}
	for _, h := range v.HealthCheck {
		out.CheckProtocol, out.CheckPort, out.CheckEnabled, out.CheckPath = h.Protocol, h.Port, h.Enabled, h.Path
		out.Interval, out.Timeout, out.Healthy, out.Unhealthy = h.Interval, h.Timeout, h.Healthy, h.Unhealthy
		if h.Matcher != "" {
			out.Matcher = &matcherOutput{Code: h.Matcher}
		}
	}
	return out
}

func (a *API) describeTargetGroups(_ context.Context, c caller, in describeTargetGroupsInput) (out describeTargetGroupsOutput, err error) {
	all, err := list[targetGroup](a, c, "aws_lb_target_group")
	if err != nil {
		return out, err
	}
	all, err = pick(all, in.ARNs, func(v targetGroup) string { return v.ARN }, "TargetGroupNotFound", "Target groups '%s' not found")
	if err != nil {
		return out, err
	}
	all, err = pick(all, in.Names, func(v targetGroup) string { return v.Name }, "TargetGroupNotFound", "Target groups '[%s]' not found")
	if err != nil {
		return out, err
	}
	used, err := a.usedBy(c)
	if err != nil {
		return out, err
	}
	groups := []targetGroupOutput{}
	for _, v := range all {
		o := v.output()
		o.LoadBalancers = slices.Sorted(maps.Keys(used[v.ARN]))
		if in.LoadBalancer == "" || used[v.ARN][in.LoadBalancer] {
			groups = append(groups, o)
		}
	}
	out.TargetGroups, out.Next, err = page(groups, in.PageSize, elbPage, in.Marker)
	return out, err
}

// usedBy maps target groups to the load balancers whose listeners and rules name them.
func (a *API) usedBy(c caller) (map[string]map[string]bool, error) {
	listeners, err := list[store.Listener](a, c, "aws_lb_listener")
	if err != nil {
		return nil, err
	}
	rules, err := list[store.ListenerRule](a, c, "aws_lb_listener_rule")
	if err != nil {
		return nil, err
	}
	used := map[string]map[string]bool{}
	note := func(balancer string, actions []store.Action) {
		for _, group := range targetsOf(actions) {
			if used[group] == nil {
				used[group] = map[string]bool{}
			}
			used[group][balancer] = true
		}
	}
	balancerOf := map[string]string{}
	for _, l := range listeners {
		balancerOf[l.ARN] = l.LoadBalancerARN
		note(l.LoadBalancerARN, l.DefaultActions)
	}
	for _, r := range rules {
		note(balancerOf[r.ListenerARN], r.Actions)
	}
	return used, nil
}

func targetsOf(actions []store.Action) []string {
	var out []string
	for _, action := range actions {
		if action.TargetGroupARN != "" {
			out = append(out, action.TargetGroupARN)
		}
		for _, f := range action.Forward {
			for _, t := range f.TargetGroups {
				out = append(out, t.ARN)
			}
		}
	}
	return out
}
