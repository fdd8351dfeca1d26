package main

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"

	"flota.dev/flota/internal/secret/rule"
)

// runs are the beginnings of rules that take a few more characters of a name
// before the keyword, what stands for them once they are cut off, and how many.
var runs = []struct {
	prefix, instead string
	length          int
}{
	{`[\w.-]{0,50}?(?i:[\w.-]{0,50}?`, `(?i:`, 100},
	{`(?i)[\w.-]{0,50}?`, `(?i)`, 50},
}

// anchor tells what the matches of an expression begin with, a run of a name's
// characters aside: nothing where that may be too much, or too short to search for.
func anchor(regex string) rule.Anchor {
	a := rule.Anchor{Regex: regex}
	for _, r := range runs {
		if rest, ok := strings.CutPrefix(regex, r.prefix); ok {
			a = rule.Anchor{Regex: r.instead + rest, Run: r.length}
			break
		}
	}
	tree, err := syntax.Parse(a.Regex, syntax.Perl)
	if err != nil {
		return rule.Anchor{}
	}
	for _, text := range beginnings(tree).texts {
		text = text[:min(len(text), longest)]
		if len(text) < shortest {
			return rule.Anchor{}
		}
		if n := len(a.Words); n == 0 || !strings.HasPrefix(text, a.Words[n-1]) {
			a.Words = append(a.Words, text)
		}
	}
	a.Border, a.Breaks, a.Long = border(tree), breaks(tree), long(tree)
	return a
}

// The bounds of a word to search for, in bytes.
const (
	shortest = 2
	longest  = 12
)

// border reports whether an expression begins with the border of a word.
func border(re *syntax.Regexp) bool {
	return re.Op == syntax.OpWordBoundary || re.Op == syntax.OpConcat && border(re.Sub[0])
}

// long reports whether something that takes spaces may be repeated without end.
func long(re *syntax.Regexp) bool {
	endless := re.Op == syntax.OpStar || re.Op == syntax.OpPlus || re.Op == syntax.OpRepeat && re.Max < 0
	return endless && spaced(re.Sub[0]) || slices.ContainsFunc(re.Sub, long)
}

func spaced(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return true
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			if re.Rune[i] <= ' ' && ' ' <= re.Rune[i+1] {
				return true
			}
		}
	}
	return slices.ContainsFunc(re.Sub, spaced)
}

// breaks is how many line breaks a match may hold at most, or -1.
func breaks(re *syntax.Regexp) int {
	switch re.Op {
	case syntax.OpLiteral:
		return strings.Count(string(re.Rune), "\n")
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			if re.Rune[i] <= '\n' && '\n' <= re.Rune[i+1] {
				return 1
			}
		}
		return 0
	case syntax.OpAnyChar:
		return 1
	case syntax.OpConcat, syntax.OpAlternate, syntax.OpCapture, syntax.OpQuest:
		return breaksIn(re)
	case syntax.OpStar, syntax.OpPlus:
		return breaksRepeated(re.Sub[0], -1)
	case syntax.OpRepeat:
		return breaksRepeated(re.Sub[0], re.Max)
	}
	return 0
}

func breaksRepeated(re *syntax.Regexp, most int) int {
	n := breaks(re)
	if n > 0 && most < 0 {
		return -1
	}
	return max(-1, n*most)
}

func breaksIn(re *syntax.Regexp) int {
	most, sum := 0, 0
	for _, sub := range re.Sub {
		n := breaks(sub)
		if n < 0 {
			return -1
		}
		most, sum = max(most, n), sum+n
	}
	if re.Op == syntax.OpAlternate {
		return most
	}
	return sum
}

// starts are the texts, in lower case, one of which each match of a part of an
// expression begins with. Whole is set if they are all there is to a match.
type starts struct {
	texts []string
	whole bool
}

// The bounds of how many texts are told apart, of a class and in all.
const (
	few  = 6
	most = 128
)

// nothing is what matches that take no text begin with.
var nothing = starts{[]string{""}, true}

func beginnings(re *syntax.Regexp) starts {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpWordBoundary:
		return nothing
	case syntax.OpLiteral:
		return starts{[]string{strings.ToLower(string(re.Rune))}, true}
	case syntax.OpCharClass:
		return class(re)
	case syntax.OpCapture:
		return beginnings(re.Sub[0])
	case syntax.OpConcat:
		return concat(re.Sub)
	case syntax.OpAlternate:
		return either(re.Sub)
	case syntax.OpQuest:
		return either([]*syntax.Regexp{re.Sub[0], {Op: syntax.OpEmptyMatch}})
	case syntax.OpPlus:
		return starts{beginnings(re.Sub[0]).texts, false}
	case syntax.OpRepeat:
		if re.Min > 0 {
			return starts{beginnings(re.Sub[0]).texts, false}
		}
	}
	return starts{[]string{""}, false}
}

// class returns the letters of a class if they are few.
func class(re *syntax.Regexp) starts {
	var out []string
	for i := 0; i < len(re.Rune); i += 2 {
		if re.Rune[i+1]-re.Rune[i] > 64 || re.Rune[i+1] > unicode.MaxASCII {
			return starts{[]string{""}, false}
		}
		for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
			out = append(out, strings.ToLower(string(r)))
		}
	}
	if out = compact(out); len(out) > few {
		return starts{[]string{""}, false}
	}
	return starts{out, true}
}

func concat(parts []*syntax.Regexp) starts {
	out := nothing
	for _, p := range parts {
		next := beginnings(p)
		if len(out.texts)*len(next.texts) > most {
			return starts{out.texts, false}
		}
		var texts []string
		for _, a := range out.texts {
			for _, b := range next.texts {
				texts = append(texts, a+b)
			}
		}
		out = starts{compact(texts), next.whole}
		if !out.whole {
			break
		}
	}
	return out
}

func either(parts []*syntax.Regexp) starts {
	out := starts{whole: true}
	for _, p := range parts {
		b := beginnings(p)
		out.texts = append(out.texts, b.texts...)
		out.whole = out.whole && b.whole
	}
	out.texts = compact(out.texts)
	return out
}

func compact(texts []string) []string {
	slices.Sort(texts)
	return slices.Compact(texts)
}
