package iam

import (
	"slices"
	"strings"
)

// callers are the keys that tell one caller, or one network, from all others,
// and that a caller cannot choose: those that S3 counts where it decides
// whether a policy is public ("The meaning of public"), and their like.
var callers = map[string]bool{
	"aws:sourcearn": true, "aws:sourceaccount": true, "aws:sourceowner": true, "aws:sourceorgid": true, "aws:sourceorgpaths": true,
	"aws:sourcevpc": true, "aws:sourcevpce": true, "aws:sourcevpcarn": true, "aws:vpcsourceip": true,
	"aws:vpceaccount": true, "aws:vpceorgid": true, "aws:vpceorgpaths": true, "aws:sourceip": true,
	"aws:principalarn": true, "aws:principalaccount": true, "aws:principalorgid": true, "aws:principalorgpaths": true,
	"aws:principalisawsservice": true, "aws:principalservicename": true, "aws:principalservicenameslist": true,
	"aws:userid": true, "aws:federatedprovider": true, "aws:ec2instancesourcevpc": true, "aws:ec2instancesourceprivateipv4": true,
	"ec2:sourceinstancearn": true, "kms:calleraccount": true, "s3:dataaccesspointaccount": true, "s3:dataaccesspointarn": true,
	"elasticfilesystem:accessedviamounttarget": true, "elasticfilesystem:accesspointarn": true, "sns:endpoint": true,
	"lambda:eventsourcetoken": true, "lambda:sourcefunctionarn": true, "ssm:sourceinstancearn": true,
}

// ByAddressOnly reports whether a statement is about everyone, and the only
// condition that leaves some of them is on the address that they come from.
func (s *Statement) ByAddressOnly() bool {
	byAddress := false
	for _, c := range s.Conditions {
		if c.vague() || c.names() && c.Key != "aws:sourceip" {
			return false
		}
		byAddress = byAddress || c.names()
	}
	return byAddress && s.Effect == Allow && s.Everyone() == Yes
}

// CallerNarrowed reports whether a condition of a statement leaves only some
// callers of all that its principals name. A key that is missing must not let
// a request through: so neither ...IfExists nor ForAllValues narrows, but for
// the address, which every caller has.
func (s *Statement) CallerNarrowed() Answer {
	best := No
	for _, c := range s.Conditions {
		switch {
		case c.vague():
			best = max(best, Unknown)
		case c.names():
			return Yes
		}
	}
	return best
}

func (c Condition) names() bool {
	if !callers[c.Key] && !identity(c.Key) || c.negated() || c.Operator == "null" || c.Set == "forallvalues" || len(c.Values) == 0 {
		return false
	}
	if c.IfExists && c.Key != "aws:sourceip" {
		return false
	}
	return !slices.ContainsFunc(c.Values, c.anybody)
}

// identity reports whether a key is the subject that an identity provider vouches for.
func identity(key string) bool {
	return strings.HasSuffix(key, ":sub") || strings.HasSuffix(key, ":amr")
}

// anybody reports whether a value of a condition on callers leaves them all in.
func (c Condition) anybody(value string) bool {
	switch {
	case c.Key == "aws:sourceip" || c.Key == "aws:vpcsourceip":
		return wide(value)
	case c.Key == "aws:principalisawsservice":
		return !strings.EqualFold(value, "true")
	case !c.likes():
		return false
	case c.Key == "aws:sourcearn":
		a, ok := splitARN(value)
		return Everything(value) == Yes || ok && strings.HasPrefix(a.account, "*") && Whole(value) == Yes
	case c.Key == "aws:principalarn":
		return strings.HasPrefix(Principal{AWS, value}.Account(), "*") || Everything(value) == Yes
	}
	return strings.Trim(value, "*") == "" || value == "o-*"
}

// fences reports whether a Deny keeps out everyone but the callers that it
// spares, by conditions that say who is not denied, or by NotPrincipal.
func (s *Statement) fences() bool {
	if s.Effect != Deny {
		return false
	}
	if len(s.NotPrincipals) > 0 {
		return len(s.Conditions) == 0
	}
	spares := false
	for _, c := range s.Conditions {
		switch {
		case c.negated() && (callers[c.Key] || identity(c.Key)):
			spares = true
		case c.is("false") && (c.Key == "aws:principalisawsservice" || c.Key == "aws:viaawsservice"):
		default:
			return false
		}
	}
	return spares && s.Everyone() == Yes
}

// Public reports whether the statement at a place of a policy gives something
// to everyone: its principals are everyone, no condition leaves only some of
// them, and no Deny of the same policy keeps them out.
func (p *Policy) Public(at int) Answer {
	s := &p.Statements[at]
	a := min(s.Allows(), s.Everyone(), s.CallerNarrowed().Not())
	if a == No {
		return No
	}
	for i := range p.Statements {
		if d := &p.Statements[i]; d.fences() && d.spans(s) {
			return No
		}
	}
	return a
}

// spans reports whether a statement is about all actions and resources of another one.
func (s *Statement) spans(o *Statement) bool {
	actions := len(s.NotActions) == 0 && len(o.NotActions) == 0 && all(o.Actions, s.Actions, CoversAction) || slices.Contains(s.Actions, "*")
	resources := len(s.NotResources) == 0 && len(o.NotResources) == 0 && all(o.Resources, s.Resources, Covers)
	return actions && resources
}

// all reports whether each of some patterns is covered by one of others.
func all(narrow, wide []string, covers func(wide, narrow string) bool) bool {
	for _, n := range narrow {
		if !slices.ContainsFunc(wide, func(w string) bool { return covers(w, n) }) {
			return false
		}
	}
	return true
}
