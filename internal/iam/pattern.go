package iam

import (
	"strings"
	"unicode/utf8"
)

// Wildcards of a pattern, as runes that no text holds.
const (
	many rune = -1 // *
	one  rune = -2 // ?
)

// compile turns a pattern into runes. ${*} and ${?} are the characters
// themselves, as IAM has it for resources and condition values.
func compile(pattern string) []rune {
	out := make([]rune, 0, len(pattern))
	for pattern != "" {
		if literal, rest, ok := escaped(pattern); ok {
			out, pattern = append(out, literal), rest
			continue
		}
		r, size := utf8.DecodeRuneInString(pattern)
		out, pattern = append(out, wildcard(r)), pattern[size:]
	}
	return tidy(out)
}

func wildcard(r rune) rune {
	switch r {
	case '*':
		return many
	case '?':
		return one
	}
	return r
}

func escaped(s string) (literal rune, rest string, ok bool) {
	for _, e := range []string{"${*}", "${?}", "${$}"} {
		if rest, ok := strings.CutPrefix(s, e); ok {
			return rune(e[2]), rest, true
		}
	}
	return 0, s, false
}

// tidy writes each run of wildcards in one way: all ? first, then one *.
func tidy(in []rune) []rune {
	out := in[:0]
	stars := false
	for _, r := range in {
		if r == many {
			stars = true
			continue
		}
		if r != one && stars {
			out = append(out, many)
			stars = false
		}
		out = append(out, r)
	}
	if stars {
		out = append(out, many)
	}
	return out
}

// covers reports whether a pattern matches all that another one matches. It is
// sure of a yes; of a no in all but contrived cases.
func covers(wide, narrow []rune) bool {
	w, n := 0, 0
	star, mark := -1, 0
	for n < len(narrow) {
		switch {
		case w < len(wide) && wide[w] == many:
			star, mark = w, n
			w++
		case w < len(wide) && narrow[n] != many && (wide[w] == one || wide[w] == narrow[n]):
			w++
			n++
		case star >= 0:
			mark++
			w, n = star+1, mark
		default:
			return false
		}
	}
	for w < len(wide) && wide[w] == many {
		w++
	}
	return w == len(wide)
}

// Covers reports whether a pattern of resources, or of condition values,
// matches all that another one, or a text, matches.
func Covers(wide, narrow string) bool { return covers(compile(wide), compile(narrow)) }

// CoversAction is Covers without regard to case, as names of actions are.
func CoversAction(wide, narrow string) bool {
	if !strings.ContainsAny(narrow, "*?") {
		return matchAction(wide, narrow)
	}
	return Covers(strings.ToLower(wide), strings.ToLower(narrow))
}

// matchAction reports whether a pattern matches the name of an action. It makes
// no copies: policies are asked for many names.
func matchAction(pattern, name string) bool {
	p, n := 0, 0
	star, mark := -1, 0
	for n < len(name) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, mark = p, n
			p++
		case p < len(pattern) && (pattern[p] == '?' || lower(pattern[p]) == lower(name[n])):
			p++
			n++
		case star >= 0:
			mark++
			p, n = star+1, mark
		default:
			return false
		}
	}
	return strings.Trim(pattern[p:], "*") == ""
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// meet reports whether there is a text that two patterns both match.
func meet(a, b []rune) bool {
	// row[j] tells whether the patterns meet from a's present place and b's j on.
	row := make([]bool, len(b)+1)
	for i := len(a); i >= 0; i-- {
		below := row
		row = make([]bool, len(b)+1)
		for j := len(b); j >= 0; j-- {
			row[j] = step(a, b, i, j, row, below)
		}
	}
	return row[0]
}

func step(a, b []rune, i, j int, row, below []bool) bool {
	switch {
	case i == len(a) && j == len(b):
		return true
	case i < len(a) && a[i] == many:
		return below[j] || j < len(b) && row[j+1]
	case j < len(b) && b[j] == many:
		return row[j+1] || i < len(a) && below[j]
	case i == len(a) || j == len(b):
		return false
	}
	return (a[i] == b[j] || a[i] == one || b[j] == one) && below[j+1]
}

// MeetsAction reports whether there is an action that two patterns both match.
func MeetsAction(a, b string) bool {
	return meet(compile(strings.ToLower(a)), compile(strings.ToLower(b)))
}

// possible turns what is not known in a pattern into a wildcard: the most that it can mean.
func possible(pattern string) string { return strings.ReplaceAll(pattern, Blank, "*") }
