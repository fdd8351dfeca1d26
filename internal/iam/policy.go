// Package iam reads IAM policy documents and tells what they allow, to whom,
// and under which conditions. It knows nothing of Terraform but two marks that
// stand in a document where a value is not known; every answer has three values.
//
// Grammar and evaluation follow the IAM User Guide ("Grammar of the IAM JSON
// policy language", "Policy evaluation logic"); levels of actions follow the
// Service Authorization Reference.
package iam

import "strings"

// Answer is one of three values.
type Answer int8

// The answers. Unknown hangs on a value that nobody gave.
const (
	No Answer = iota
	Unknown
	Yes
)

// Is is Yes or No.
func Is(b bool) Answer {
	if b {
		return Yes
	}
	return No
}

// Not turns Yes and No; Unknown stays.
func (a Answer) Not() Answer { return Yes - a }

// Policy is a document.
type Policy struct {
	// Version is 2012-10-17, 2008-10-17, or empty, which means the latter.
	Version    string
	Statements []Statement
	// Partial is set where there may be more statements than are known.
	Partial bool
}

// Effect is what a statement does.
type Effect int8

// The effects. Perhaps is that of a statement that may not be there, or whose effect is not known.
const (
	Allow Effect = iota
	Deny
	Perhaps
)

// Statement is one rule of a policy. Of each pair of lists one is empty.
type Statement struct {
	Sid                       string
	Effect                    Effect
	Actions, NotActions       []string
	Resources, NotResources   []string
	Principals, NotPrincipals []Principal
	Conditions                []Condition

	effect       string // as it is written
	hasPrincipal bool
	strange      string // an element that no statement has
}

// Marks in documents.
const (
	blank   = '\uE002' // a text, or a part of one, that is not known
	opening = '\uE000' // begins a reference to a resource's attribute: known to be some name, but not which
	closing = '\uE001' // ends it
)

// Blank is what stands for a text that is not known.
const Blank = string(blank)

// Vague reports whether a text, or a part of it, is not known.
func Vague(s string) bool { return strings.ContainsRune(s, blank) }

// Symbolic reports whether a text holds a reference to a resource's attribute.
func Symbolic(s string) bool { return strings.ContainsRune(s, opening) }

// Resourceful reports whether any statement names principals: the policy is then not one of an identity.
func (p *Policy) Resourceful() bool {
	for i := range p.Statements {
		if p.Statements[i].hasPrincipal {
			return true
		}
	}
	return false
}
