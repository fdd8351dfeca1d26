package iam

import (
	"maps"
	"net/netip"
	"slices"
	"strings"
)

// Condition is one key of a condition block, with what it is compared to.
type Condition struct {
	// Operator is the bare operator in lower case, such as stringlike; empty if it is not known.
	Operator string
	// Set is forallvalues, foranyvalue, or empty.
	Set      string
	IfExists bool
	// Key is in lower case, such as aws:sourcearn, as keys know no case.
	Key    string
	Values []string
}

func conditions(v any) []Condition {
	m, ok := v.(map[string]any)
	if !ok {
		if s, _ := scalar(v); Vague(s) {
			return []Condition{{}}
		}
		return nil
	}
	var out []Condition
	for _, operator := range slices.Sorted(maps.Keys(m)) {
		keys, ok := m[operator].(map[string]any)
		if !ok {
			out = append(out, Condition{})
			continue
		}
		for _, key := range slices.Sorted(maps.Keys(keys)) {
			out = append(out, condition(operator, key, keys[key]))
		}
	}
	return out
}

func condition(operator, key string, values any) Condition {
	c := Condition{Key: strings.ToLower(key), Values: texts(values)}
	if Vague(operator) || Vague(key) {
		return Condition{Key: c.Key, Values: c.Values}
	}
	operator = strings.ToLower(operator)
	if set, rest, ok := strings.Cut(operator, ":"); ok {
		c.Set, operator = set, rest
	}
	c.Operator, c.IfExists = strings.CutSuffix(operator, "ifexists")
	return c
}

// negated reports whether a condition wants what is not among its values.
func (c Condition) negated() bool { return strings.Contains(c.Operator, "not") }

// vague reports whether it is not known what a condition says.
func (c Condition) vague() bool { return c.Operator == "" || slices.Contains(c.Values, Blank) }

// is reports whether a condition compares its key, for equality, to a word.
func (c Condition) is(word string) bool {
	return c.Operator != "null" && !c.negated() && slices.ContainsFunc(c.Values, func(v string) bool { return strings.EqualFold(v, word) })
}

// likes reports whether * and ? are wildcards in a condition's values.
func (c Condition) likes() bool {
	return c.Operator == "stringlike" || strings.HasPrefix(c.Operator, "arn")
}

// open reports whether one of a condition's values lets everything through.
func (c Condition) open() bool {
	if c.negated() || c.Operator == "null" {
		return false
	}
	return slices.ContainsFunc(c.Values, func(v string) bool {
		return c.likes() && strings.Trim(v, "*") == "" || c.Operator == "ipaddress" && wide(v)
	})
}

// wide reports whether a range of addresses is so wide that it names nobody.
func wide(cidr string) bool {
	p, err := netip.ParsePrefix(cidr)
	if err != nil {
		return strings.Trim(cidr, "*") == ""
	}
	if p.Addr().Is4() {
		return p.Bits() < 8
	}
	return p.Bits() < 16
}

// loose are keys by which nothing is narrowed: everyone can meet them, or they
// say how or when rather than what or who.
var loose = map[string]bool{
	"aws:securetransport": true, "aws:requestedregion": true, "aws:currenttime": true, "aws:epochtime": true,
	"aws:useragent": true, "aws:referer": true, "s3:tlsversion": true, "aws:tokenissuetime": true,
}

// aboutCaller are the beginnings of keys that say who calls, or from where, and not what may be done.
var aboutCaller = []string{"aws:principal", "aws:source", "aws:vpc", "aws:multifactorauth", "aws:userid", "aws:username", "aws:federatedprovider", "sts:"}

func (c Condition) caller() bool {
	return slices.ContainsFunc(aboutCaller, func(k string) bool { return strings.HasPrefix(c.Key, k) })
}

// Narrowed reports whether a condition of a statement makes it apply to less
// than it says: to some resources, some requests or some callers.
func (s *Statement) Narrowed() Answer {
	return s.narrowed(func(Condition) bool { return true })
}

// NarrowedRights reports whether a condition of a statement leaves less to be
// done. Conditions on the caller, such as a second factor, leave the same rights.
func (s *Statement) NarrowedRights() Answer {
	return s.narrowed(func(c Condition) bool { return !c.caller() })
}

func (s *Statement) narrowed(counts func(Condition) bool) Answer {
	best := No
	for _, c := range s.Conditions {
		switch {
		case c.vague():
			best = max(best, Unknown)
		case counts(c) && !loose[c.Key] && !c.open() && c.Set != "forallvalues":
			return Yes
		}
	}
	return best
}

// Asks reports whether a statement has a condition on a key, and its values.
func (s *Statement) Asks(key string) (values []string, ok bool) {
	for _, c := range s.Conditions {
		if c.Key == strings.ToLower(key) && c.Operator != "null" {
			values, ok = append(values, c.Values...), true
		}
	}
	return values, ok
}

// Subjects are the values that a statement wants the subject of an identity
// provider's token to have. Known is set if one is asked for, even if it is not
// known which.
func (s *Statement) Subjects() (values []string, known bool) {
	for _, c := range s.Conditions {
		if c.vague() && (c.Operator == "" || strings.HasSuffix(c.Key, ":sub")) {
			values, known = append(values, Blank), true
			continue
		}
		if strings.HasSuffix(c.Key, ":sub") && !c.negated() && c.Operator != "null" && !c.IfExists {
			values, known = append(values, c.Values...), true
		}
	}
	return values, known
}
