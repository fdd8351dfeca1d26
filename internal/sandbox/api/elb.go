package api

import (
	"context"
	"net"
	"slices"
	"strconv"

	"flota.dev/flota/internal/sandbox/store"
)

// elb is Elastic Load Balancing, version 2, for reading.
func (a *API) elb() *service {
	s := newService("elasticloadbalancing", "", "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/")
	handle(s, "DescribeLoadBalancers", a.describeLoadBalancers)
	handle(s, "DescribeTargetGroups", a.describeTargetGroups)
	handle(s, "DescribeListeners", a.describeListeners)
	handle(s, "DescribeRules", a.describeRules)
	handle(s, "DescribeTargetHealth", a.describeTargetHealth)
	handle(s, "DescribeTags", a.describeTags)
	return s
}

// elbPage is ELB's largest and usual page.
const elbPage = 400

type describeLoadBalancersInput struct {
	ARNs     []string `json:"LoadBalancerArns"`
	Names    []string
	Marker   string
	PageSize int
}

type describeLoadBalancersOutput struct {
	LoadBalancers []loadBalancerOutput
	Next          string `json:"NextMarker,omitempty"`
}

type loadBalancerOutput struct {
	ARN            string `json:"LoadBalancerArn"`
	DNSName        string
	Zone           string `json:"CanonicalHostedZoneId,omitempty"`
	Name           string `json:"LoadBalancerName"`
	Scheme         string
	VPC            string `json:"VpcId,omitempty"`
	State          loadBalancerState
	Type           string
	Zones          []zoneOutput `json:"AvailabilityZones"`
	SecurityGroups []string
	IPAddressType  string `json:"IpAddressType,omitempty"`
}

type loadBalancerState struct{ Code string }

type zoneOutput struct {
	Subnet string `json:"SubnetId"`
}

// loadBalancer holds what store.LoadBalancer leaves out.
type loadBalancer struct {
	ARN            string   `json:"arn"`
	Name           string   `json:"name"`
	DNSName        string   `json:"dns_name"`
	Zone           string   `json:"zone_id"`
	Internal       bool     `json:"internal"`
	VPC            string   `json:"vpc_id"`
	Type           string   `json:"load_balancer_type"`
	Subnets        []string `json:"subnets"`
	SecurityGroups []string `json:"security_groups"`
	IPAddressType  string   `json:"ip_address_type"`
}

func (v loadBalancer) output() loadBalancerOutput {
	out := loadBalancerOutput{
		ARN: v.ARN, DNSName: v.DNSName, Zone: v.Zone, Name: v.Name, Scheme: "internet-facing", VPC: v.VPC,
		State: loadBalancerState{Code: "active"}, Type: v.Type, SecurityGroups: v.SecurityGroups, IPAddressType: v.IPAddressType,
	}
	if v.Internal {
		out.Scheme = "internal"
	}
	for _, s := range v.Subnets {
		out.Zones = append(out.Zones, zoneOutput{Subnet: s})
	}
	return out
}

func (a *API) describeLoadBalancers(_ context.Context, c caller, in describeLoadBalancersInput) (out describeLoadBalancersOutput, err error) {
	all, err := list[loadBalancer](a, c, "aws_lb")
	if err != nil {
		return out, err
	}
	all, err = pick(all, in.ARNs, func(v loadBalancer) string { return v.ARN }, "LoadBalancerNotFound", "Load balancers '%s' not found")
	if err != nil {
		return out, err
	}
	all, err = pick(all, in.Names, func(v loadBalancer) string { return v.Name }, "LoadBalancerNotFound", "Load balancers '[%s]' not found")
	if err != nil {
		return out, err
	}
	all, out.Next, err = page(all, in.PageSize, elbPage, in.Marker)
	for _, v := range all {
		out.LoadBalancers = append(out.LoadBalancers, v.output())
	}
	return out, err
}

type describeTargetHealthInput struct {
	ARN     string `json:"TargetGroupArn"`
	Targets []targetDescription
}

type targetDescription struct {
	ID   string `json:"Id"`
	Port int    `json:",omitempty"`
}

type describeTargetHealthOutput struct {
	Targets []targetHealth `json:"TargetHealthDescriptions"`
}

type targetHealth struct {
	Target    targetDescription
	CheckPort string            `json:"HealthCheckPort"`
	Health    targetHealthState `json:"TargetHealth"`
}

type targetHealthState struct {
	State       string
	Reason      string `json:",omitempty"`
	Description string `json:",omitempty"`
}

// describeTargetHealth names targets by their address, as ELB does for targets of the type ip.
func (a *API) describeTargetHealth(_ context.Context, c caller, in describeTargetHealthInput) (out describeTargetHealthOutput, err error) {
	if _, err := a.Store.Get(store.Key{Account: c.Account, Region: c.Region, Type: "aws_lb_target_group", ID: in.ARN}); err != nil {
		return out, failf("TargetGroupNotFound", "One or more target groups not found")
	}
	for _, h := range a.Balancer.Health(in.ARN) {
		host, portText, err := net.SplitHostPort(h.Addr)
		if err != nil {
			return out, err
		}
		port, err := strconv.Atoi(portText)
		if err != nil {
			return out, err
		}
		t := targetDescription{ID: host, Port: port}
		asked := func(want targetDescription) bool { return want.ID == host && (want.Port == 0 || want.Port == port) }
		if len(in.Targets) > 0 && !slices.ContainsFunc(in.Targets, asked) {
			continue
		}
		out.Targets = append(out.Targets, targetHealth{
			Target: t, CheckPort: portText,
			Health: targetHealthState{State: string(h.State), Reason: h.Reason, Description: h.Description},
		})
	}
	return out, nil
}

type describeTagsInput struct {
	ARNs []string `json:"ResourceArns"`
}

type describeTagsOutput struct {
	Descriptions []tagDescription `json:"TagDescriptions"`
}

type tagDescription struct {
	ARN  string `json:"ResourceArn"`
	Tags []tag
}

func (a *API) describeTags(_ context.Context, c caller, in describeTagsInput) (out describeTagsOutput, err error) {
	for _, arn := range in.ARNs {
		r, err := a.elbRecord(c, arn)
		if err != nil {
			return out, err
		}
		v, err := store.Decode[struct {
			Tags map[string]string `json:"tags_all"`
		}](r)
		if err != nil {
			return out, err
		}
		out.Descriptions = append(out.Descriptions, tagDescription{ARN: arn, Tags: tagsOf(v.Tags)})
	}
	return out, nil
}

func (a *API) elbRecord(c caller, arn string) (store.Record, error) {
	for _, typ := range []string{"aws_lb", "aws_lb_target_group", "aws_lb_listener", "aws_lb_listener_rule"} {
		if r, err := a.Store.Get(store.Key{Account: c.Account, Region: c.Region, Type: typ, ID: arn}); err == nil {
			return r, nil
		}
	}
	return store.Record{}, failf("LoadBalancerNotFound", "One or more elastic load balancers not found: %s", arn)
}
