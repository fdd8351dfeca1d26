package stack

import (
	"fmt"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/fleet"
)

// placeholder returns a stand-in for the outputs of a stack that is not applied
// yet, of the type that the root declares for the variable. Every text in it
// says "pending", so that a plan that shows one cannot be taken for the real thing.
func (l *Layout) placeholder(i Instance, variable string) (any, error) {
	declared, err := l.declared(i.Root())
	if err != nil {
		return nil, err
	}
	v, ok := declared[variable]
	if !ok {
		return nil, fmt.Errorf("stacks/%s declares no variable %q for the outputs of %s", i.Root(), variable, i.Upstream()[variable])
	}
	return l.pending(i).value(variable, v.Type), nil
}

// pending knows what the manifest tells of outputs that do not exist yet: the
// keys of maps, and what will be null.
type pending struct {
	region, account, domain string

	keys   map[string][]string
	absent map[string]bool
}

func (l *Layout) pending(i Instance) pending {
	p := pending{region: i.Region, account: i.Account, domain: "invalid"}
	s, _ := l.fleet.Service(i.Environment, i.Service)
	p.absent = map[string]bool{
		"repository": s != nil && s.Kind == fleet.Site, "build_fleet": l.fleet.Reserved == nil, "signing_key_arn": !l.fleet.Sign,
	}
	e, ok := l.fleet.Environment(i.Environment)
	if !ok {
		return p
	}
	p.domain = e.Domain
	p.absent["api"] = !e.Base.Edge.API
	p.absent["audit"] = !audited(l.fleet)
	p.absent["discovery"] = !discovers(l.fleet, e.Name)
	p.absent["web_acl_arn"] = e.Base.Edge.WAF == nil
	p.keys = map[string][]string{
		"databases":      keysOf(e.Base.Databases),
		"buckets":        keysOf(e.Base.Buckets),
		"secrets":        keysOf(e.Base.Secrets),
		"load_balancers": {"internal"},
	}
	if !e.Base.Edge.API {
		p.keys["load_balancers"] = []string{"internal", "public"}
	}
	return p
}

func (p pending) value(name string, t cty.Type) any {
	switch {
	case p.absent[name]:
		return nil
	case t == cty.String:
		return p.text(name)
	case t == cty.Number:
		return 0
	case t == cty.Bool:
		return false
	case t.IsListType(), t.IsSetType():
		return []any{p.value(name, t.ElementType())}
	case t.IsMapType():
		out := map[string]any{}
		for _, key := range p.keys[name] {
			out[key] = p.value(key, t.ElementType())
		}
		return out
	case t.IsObjectType():
		out := map[string]any{}
		for attribute, at := range t.AttributeTypes() {
			out[attribute] = p.value(attribute, at)
		}
		return out
	}
	return nil
}

// text has the form that providers check an attribute of that name for.
func (p pending) text(name string) string {
	switch {
	case name == "domain":
		return p.domain
	case strings.HasSuffix(name, "arn"):
		return fmt.Sprintf("arn:aws:pending:%s:%s:%s", p.region, p.account, name)
	case strings.HasSuffix(name, "_url"):
		return "https://pending." + p.domain
	case strings.HasSuffix(name, "host"), name == "address", name == "dns_name", name == "url":
		return "pending." + p.domain
	case name == "endpoint":
		return "pending." + p.domain + ":0"
	}
	return "pending-" + strings.ReplaceAll(name, "_", "-")
}
