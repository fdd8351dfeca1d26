package api

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"flota.dev/flota/internal/sandbox/store"
)

type describeListenersInput struct {
	LoadBalancer string   `json:"LoadBalancerArn"`
	ARNs         []string `json:"ListenerArns"`
	Marker       string
	PageSize     int
}

type describeListenersOutput struct {
	Listeners []listenerOutput
	Next      string `json:"NextMarker,omitempty"`
}

type listenerOutput struct {
	ARN            string `json:"ListenerArn"`
	LoadBalancer   string `json:"LoadBalancerArn"`
	Port           int
	Protocol       string
	SSLPolicy      string              `json:"SslPolicy,omitempty"`
	Certificates   []certificateOutput `json:",omitempty"`
	DefaultActions []actionOutput
}

type certificateOutput struct {
	ARN string `json:"CertificateArn"`
}

type listener struct {
	ARN          string         `json:"arn"`
	LoadBalancer string         `json:"load_balancer_arn"`
	Port         int            `json:"port"`
	Protocol     string         `json:"protocol"`
	SSLPolicy    string         `json:"ssl_policy"`
	Certificate  string         `json:"certificate_arn"`
	Actions      []store.Action `json:"default_action"`
}

func (v listener) output() listenerOutput {
	out := listenerOutput{
		ARN: v.ARN, LoadBalancer: v.LoadBalancer, Port: v.Port, Protocol: v.Protocol, SSLPolicy: v.SSLPolicy,
		DefaultActions: actionsOut(v.Actions),
	}
	if v.Certificate != "" {
		out.Certificates = []certificateOutput{{ARN: v.Certificate}}
	}
	return out
}

func (a *API) describeListeners(_ context.Context, c caller, in describeListenersInput) (out describeListenersOutput, err error) {
	all, err := list[listener](a, c, "aws_lb_listener")
	if err != nil {
		return out, err
	}
	if in.LoadBalancer != "" {
		if _, err := a.elbRecord(c, in.LoadBalancer); err != nil {
			return out, err
		}
		all = slices.DeleteFunc(all, func(v listener) bool { return v.LoadBalancer != in.LoadBalancer })
	}
	all, err = pick(all, in.ARNs, func(v listener) string { return v.ARN }, "ListenerNotFound", "One or more listeners not found: %s")
	if err != nil {
		return out, err
	}
	all, out.Next, err = page(all, in.PageSize, elbPage, in.Marker)
	for _, v := range all {
		out.Listeners = append(out.Listeners, v.output())
	}
	return out, err
}

type describeRulesInput struct {
	Listener string   `json:"ListenerArn"`
	ARNs     []string `json:"RuleArns"`
	Marker   string
	PageSize int
}

type describeRulesOutput struct {
	Rules []ruleOutput
	Next  string `json:"NextMarker,omitempty"`
}

type ruleOutput struct {
	ARN        string `json:"RuleArn"`
	Priority   string // a number, or default
	Conditions []conditionOutput
	Actions    []actionOutput
	IsDefault  bool
}

func (a *API) describeRules(_ context.Context, c caller, in describeRulesInput) (out describeRulesOutput, err error) {
	rules, err := list[store.ListenerRule](a, c, "aws_lb_listener_rule")
	if err != nil {
		return out, err
	}
	slices.SortFunc(rules, func(x, y store.ListenerRule) int { return cmp.Compare(x.Priority, y.Priority) })
	all := []ruleOutput{}
	if in.Listener != "" {
		rules = slices.DeleteFunc(rules, func(r store.ListenerRule) bool { return r.ListenerARN != in.Listener })
	}
	rules, err = pick(rules, in.ARNs, func(r store.ListenerRule) string { return r.ARN }, "RuleNotFound", "One or more rules not found: %s")
	if err != nil {
		return out, err
	}
	for _, r := range rules {
		all = append(all, ruleOutput{
			ARN: r.ARN, Priority: strconv.Itoa(r.Priority), Conditions: conditionsOut(r.Conditions), Actions: actionsOut(r.Actions),
		})
	}
	if in.Listener != "" {
		fallback, err := a.defaultRule(c, in.Listener)
		if err != nil {
			return out, err
		}
		all = append(all, fallback)
	}
	out.Rules, out.Next, err = page(all, in.PageSize, elbPage, in.Marker)
	return out, err
}

// defaultRule is the rule that ELB shows for a listener's default actions. Its
// ARN is the listener's own, since Terraform has none for it.
func (a *API) defaultRule(c caller, arn string) (ruleOutput, error) {
	r, err := a.Store.Get(store.Key{Account: c.Account, Region: c.Region, Type: "aws_lb_listener", ID: arn})
	if err != nil {
		return ruleOutput{}, failf("ListenerNotFound", "One or more listeners not found: %s", arn)
	}
	v, err := store.Decode[listener](r)
	return ruleOutput{ARN: arn, Priority: "default", Actions: actionsOut(v.Actions), IsDefault: true}, err
}

type actionOutput struct {
	Type        string
	TargetGroup string          `json:"TargetGroupArn,omitempty"`
	Order       int             `json:",omitempty"`
	Forward     *forwardOutput  `json:"ForwardConfig,omitempty"`
	Fixed       *fixedOutput    `json:"FixedResponseConfig,omitempty"`
	Redirect    *redirectOutput `json:"RedirectConfig,omitempty"`
}

type forwardOutput struct {
	TargetGroups []weightOutput
}

type weightOutput struct {
	ARN    string `json:"TargetGroupArn"`
	Weight int
}

type fixedOutput struct {
	MessageBody string
	StatusCode  string
	ContentType string
}

type redirectOutput struct {
	Protocol   string
	Port       string
	Host       string
	Path       string
	Query      string
	StatusCode string
}

func actionsOut(actions []store.Action) []actionOutput {
	out := []actionOutput{}
	for _, a := range actions {
		o := actionOutput{Type: a.Type, TargetGroup: a.TargetGroupARN, Order: a.Order}
		for _, f := range a.Forward {
			o.Forward = &forwardOutput{}
			for _, t := range f.TargetGroups {
				o.Forward.TargetGroups = append(o.Forward.TargetGroups, weightOutput{ARN: t.ARN, Weight: t.Weight})
			}
		}
		if o.Forward == nil && a.TargetGroupARN != "" {
			o.Forward = &forwardOutput{TargetGroups: []weightOutput{{ARN: a.TargetGroupARN, Weight: 1}}}
		}
		for _, f := range a.FixedResponse {
			o.Fixed = &fixedOutput{MessageBody: f.MessageBody, StatusCode: f.StatusCode, ContentType: f.ContentType}
		}
		for _, r := range a.Redirect {
			o.Redirect = &redirectOutput{Protocol: r.Protocol, Port: r.Port, Host: r.Host, Path: r.Path, Query: r.Query, StatusCode: r.StatusCode}
		}
		out = append(out, o)
	}
	return out
}

type conditionOutput struct {
	Field  string
	Values []string      `json:",omitempty"`
	Path   *valuesOutput `json:"PathPatternConfig,omitempty"`
	Host   *valuesOutput `json:"HostHeaderConfig,omitempty"`
	Method *valuesOutput `json:"HttpRequestMethodConfig,omitempty"`
	Header *headerOutput `json:"HttpHeaderConfig,omitempty"`
}

type valuesOutput struct{ Values []string }

type headerOutput struct {
	Name   string `json:"HttpHeaderName"`
	Values []string
}

func conditionsOut(conditions []store.Condition) []conditionOutput {
	out := []conditionOutput{}
	for _, c := range conditions {
		for _, v := range c.PathPattern {
			out = append(out, conditionOutput{Field: "path-pattern", Values: v.Values, Path: &valuesOutput{v.Values}})
		}
		for _, v := range c.HostHeader {
			out = append(out, conditionOutput{Field: "host-header", Values: v.Values, Host: &valuesOutput{v.Values}})
		}
		for _, v := range c.Method {
			out = append(out, conditionOutput{Field: "http-request-method", Method: &valuesOutput{v.Values}})
		}
		for _, v := range c.HTTPHeader {
			out = append(out, conditionOutput{Field: "http-header", Header: &headerOutput{Name: v.Name, Values: v.Values}})
		}
	}
	return out
}
