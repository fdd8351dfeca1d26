package iam

import (
	"maps"
	"slices"
	"strings"
)

// Kind is the kind of a principal, as the keys of the Principal element are written.
type Kind string

// The kinds of principals. Anyone stands for "*" without a kind, which is everybody, signed in or not.
const (
	Anyone        Kind = "*"
	AWS           Kind = "AWS"
	Service       Kind = "Service"
	Federated     Kind = "Federated"
	CanonicalUser Kind = "CanonicalUser"
)

// Principal is whom a statement is about.
type Principal struct {
	Kind Kind
	// ID is an ARN, an account, the name of a service, a provider, or "*".
	ID string
}

func principals(v any) []Principal {
	m, ok := v.(map[string]any)
	if !ok {
		var out []Principal
		for _, id := range texts(v) {
			out = append(out, Principal{Anyone, id})
		}
		return out
	}
	var out []Principal
	for _, kind := range slices.Sorted(maps.Keys(m)) {
		for _, id := range texts(m[kind]) {
			out = append(out, Principal{Kind(kind), id})
		}
	}
	return out
}

// Everyone reports whether a principal is everyone there is, in any account. A
// wildcard where the account stands is refused by AWS, and means the same to its author.
func (p Principal) Everyone() Answer {
	if p.Kind != Anyone && p.Kind != AWS {
		return Is(p.ID == "*")
	}
	account := p.ID
	if arn, ok := splitARN(p.ID); ok {
		account = arn.account
	}
	if strings.HasPrefix(account, "*") {
		return Yes
	}
	return unknownIf(p.ID == Blank)
}

// Account is the account of an AWS principal: its digits, or a text with a
// mark in it; empty for what has none, such as a service or a role's unique ID.
func (p Principal) Account() string {
	if p.Kind != AWS && p.Kind != Anyone {
		return ""
	}
	if arn, ok := splitARN(p.ID); ok {
		return arn.account
	}
	if isAccount(p.ID) || Vague(p.ID) || Symbolic(p.ID) {
		return p.ID
	}
	return ""
}

// Root reports whether a principal is a whole account: everyone in it whom its own policies let.
func (p Principal) Root() bool {
	if p.Kind != AWS && p.Kind != Anyone {
		return false
	}
	arn, ok := splitARN(p.ID)
	return ok && arn.resource == "root" || isAccount(p.ID)
}

func isAccount(s string) bool {
	return len(s) == 12 && strings.Trim(s, "0123456789") == ""
}

func unknownIf(b bool) Answer {
	if b {
		return Unknown
	}
	return No
}

// Everyone reports whether a statement is about everyone, by a principal that
// is everyone or by naming only those whom it is not about.
func (s *Statement) Everyone() Answer {
	if len(s.NotPrincipals) > 0 {
		return Yes
	}
	best := No
	for _, p := range s.Principals {
		best = max(best, p.Everyone())
	}
	return best
}
