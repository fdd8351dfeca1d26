package iam

import (
	"fmt"
	"slices"
	"strings"
)

// Use is where a policy stands, which decides what its statements need.
type Use int8

// The uses. A guardrail is a service control policy or an endpoint's.
const (
	OfIdentity Use = iota
	OfResource
	OfTrust
	OfGuardrail
)

// Faults are the reasons for which AWS would refuse a policy, in a few words each.
func (p *Policy) Faults(use Use) []string {
	var out []string
	if len(p.Statements) == 0 && !p.Partial {
		out = append(out, "there is no statement")
	}
	if v := p.Version; v != "" && v != "2012-10-17" && v != "2008-10-17" && !Vague(v) {
		out = append(out, fmt.Sprintf("the version %q does not exist", v))
	}
	for i := range p.Statements {
		for _, f := range p.Statements[i].faults(use) {
			out = append(out, fmt.Sprintf("statement %d %s", i+1, f))
		}
	}
	return out
}

func (s *Statement) faults(use Use) []string {
	var out []string
	add := func(bad bool, format string, args ...any) {
		if bad {
			out = append(out, fmt.Sprintf(format, args...))
		}
	}
	add(s.effect != "Allow" && s.effect != "Deny" && !Vague(s.effect), "has the effect %q", s.effect)
	add(s.strange != "", "has an element %s", s.strange)
	add(len(s.Actions)+len(s.NotActions) == 0, "has no action")
	add(len(s.Actions) > 0 && len(s.NotActions) > 0, "has both Action and NotAction")
	add(len(s.Resources) > 0 && len(s.NotResources) > 0, "has both Resource and NotResource")
	resources := len(s.Resources) + len(s.NotResources)
	add(use == OfIdentity && resources == 0, "has no resource")
	add(use == OfIdentity && s.hasPrincipal, "names a principal, which a policy of an identity may not")
	add(use == OfTrust && resources > 0, "names a resource, which a trust policy may not")
	add((use == OfResource || use == OfTrust) && !s.hasPrincipal, "names no principal")
	for _, a := range append(s.Actions, s.NotActions...) {
		_, name, ok := strings.Cut(a, ":")
		add(strings.Trim(a, "*") != "" && !Vague(a) && !Symbolic(a) && (!ok || name == ""), "has the action %q, which has no service", a)
	}
	return out
}

// Variables reports whether a statement's resources or conditions have variables such as ${aws:username}.
func (s *Statement) Variables() bool {
	texts := slices.Concat(s.Resources, s.NotResources)
	for _, c := range s.Conditions {
		texts = append(texts, c.Values...)
	}
	return slices.ContainsFunc(texts, func(t string) bool { return strings.Contains(t, "${") })
}
