package balancer

import (
	"cmp"
	"strings"
)

// pathPattern is a path of an HTTP API's route: fixed parts, {name} for one
// part, and {name+} at the end for one or more.
type pathPattern []segment

type segment struct {
	kind segmentKind
	text string
}

type segmentKind int

const (
	fixed segmentKind = iota
	variable
	greedy
)

func newPathPattern(path string) pathPattern {
	var out pathPattern
	for part := range strings.SplitSeq(strings.TrimPrefix(path, "/"), "/") {
		name, open := strings.CutPrefix(part, "{")
		switch {
		case open && strings.HasSuffix(name, "+}"):
			out = append(out, segment{kind: greedy})
		case open && strings.HasSuffix(name, "}"):
			out = append(out, segment{kind: variable})
		default:
			out = append(out, segment{fixed, part})
		}
	}
	return out
}

func (p pathPattern) matches(path string) bool {
	rest, more := strings.TrimPrefix(path, "/"), true
	for _, s := range p {
		if !more {
			return false
		}
		if s.kind == greedy {
			return true
		}
		var part string
		part, rest, more = strings.Cut(rest, "/")
		if s.kind == fixed && part != s.text || s.kind == variable && part == "" {
			return false
		}
	}
	return !more
}

func (p pathPattern) greedy() bool { return len(p) > 0 && p[len(p)-1].kind == greedy }

// compareRoutes puts the route that wins first: one that matches the whole
// path before a greedy one, fixed parts before variables, and a method before
// ANY (API Gateway guide, "Routing API requests").
func compareRoutes(a, b *route) int {
	if a.pattern.greedy() != b.pattern.greedy() {
		return preferring(b.pattern.greedy())
	}
	for i := range min(len(a.pattern), len(b.pattern)) {
		if c := cmp.Compare(a.pattern[i].kind, b.pattern[i].kind); c != 0 {
			return c
		}
	}
	if c := cmp.Compare(len(b.pattern), len(a.pattern)); c != 0 {
		return c
	}
	if (a.method == "ANY") != (b.method == "ANY") {
		return preferring(b.method == "ANY")
	}
	return cmp.Compare(a.key, b.key)
}

func preferring(first bool) int {
	if first {
		return -1
	}
	return 1
}
