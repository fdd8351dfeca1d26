package balancer

import "strings"

// wildcard is a pattern of ALB: * stands for any characters, ? for exactly one.
type wildcard struct {
	pattern string
	literal bool
	fold    bool // upper and lower case are the same
}

func newWildcard(pattern string, fold bool) wildcard {
	if fold {
		pattern = strings.ToLower(pattern)
	}
	return wildcard{pattern: pattern, literal: !strings.ContainsAny(pattern, "*?"), fold: fold}
}

// matches takes time proportional to the text times the pattern, at worst.
func (w wildcard) matches(text string) bool {
	if w.fold {
		text = strings.ToLower(text)
	}
	if w.literal {
		return text == w.pattern
	}
	// After a mismatch, the last star takes one character more.
	star, mark := -1, 0
	p, t := 0, 0
	for t < len(text) {
		switch {
		case p < len(w.pattern) && w.pattern[p] == '*':
			star, mark = p, t
			p++
		case p < len(w.pattern) && (w.pattern[p] == '?' || w.pattern[p] == text[t]):
			p++
			t++
		case star >= 0:
			mark++
			p, t = star+1, mark
		default:
			return false
		}
	}
	return strings.Trim(w.pattern[p:], "*") == ""
}
