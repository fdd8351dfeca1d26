package iam

import (
	"reflect"
	"strings"
)

// Covers reports whether a statement is about an action, wherever and under
// whichever conditions.
func (s *Statement) Covers(action string) Answer {
	if len(s.NotActions) > 0 {
		return anyAction(s.NotActions, action).Not()
	}
	return anyAction(s.Actions, action)
}

func anyAction(patterns []string, action string) Answer {
	best := No
	for _, p := range patterns {
		switch {
		case !Vague(p) && CoversAction(p, action):
			return Yes
		case Vague(p) && CoversAction(possible(p), action):
			best = Unknown
		}
	}
	return best
}

// On reports whether a statement is about a resource for which a test is so,
// such as Everything or Whole. All but some resources are everything.
func (s *Statement) On(test func(resource string) Answer) Answer {
	if len(s.NotResources) > 0 {
		return Yes
	}
	best := No
	for _, r := range s.Resources {
		best = max(best, test(r))
	}
	return best
}

// Allows is how sure it is that a statement allows anything at all.
func (s *Statement) Allows() Answer {
	switch s.Effect {
	case Allow:
		return Yes
	case Perhaps:
		return Unknown
	}
	return No
}

// Grants reports whether a statement of an identity's policy allows an action
// on resources for which a test is so, with no condition that narrows it.
func (s *Statement) Grants(action string, test func(string) Answer) Answer {
	if s.Effect == Deny || s.Covers(action) == No {
		return No
	}
	return min(s.Allows(), s.Covers(action), s.On(test), s.Narrowed().Not())
}

// Takes reports whether a statement surely takes back an action, wherever it is allowed.
func (s *Statement) takes(action string) bool {
	return s.Effect == Deny && len(s.Conditions) == 0 && s.Covers(action) == Yes &&
		len(s.NotResources) == 0 && s.On(Everything) == Yes && len(s.NotPrincipals) == 0
}

// Taken reports whether another statement of the policy surely takes an action back, wherever it is allowed.
func (p *Policy) Taken(action string) bool {
	for i := range p.Statements {
		if p.Statements[i].takes(action) {
			return true
		}
	}
	return false
}

// Grants reports whether a policy of an identity allows an action on resources
// for which a test is so, and which statement does.
func (p *Policy) Grants(action string, test func(string) Answer) (Answer, int) {
	best, at := No, 0
	for i := range p.Statements {
		if g := p.Statements[i].Grants(action, test); g > best {
			best, at = g, i
		}
	}
	if best != No && p.Taken(action) {
		return No, 0
	}
	return best, at
}

// Same reports whether two statements say the same in the same order.
func (s Statement) Same(o Statement) bool { return reflect.DeepEqual(s, o) }

// EveryAction reports whether a statement is about every action there is.
func (s *Statement) EveryAction() Answer {
	best := No
	for _, a := range s.Actions {
		switch {
		case strings.Trim(a, "*:") == "" && a != "":
			return Yes
		case a == Blank:
			best = Unknown
		}
	}
	return best
}
