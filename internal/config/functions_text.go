package config

import (
	"regexp"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

func textFunctions() map[string]guarded {
	return map[string]guarded{
		"chomp":       plain(stdlib.ChompFunc),
		"endswith":    plain(endsWithFunction),
		"format":      plain(formatFunction),
		"formatlist":  plain(formatListFunction),
		"indent":      {Function: stdlib.IndentFunc, cost: indentCost},
		"join":        {Function: stdlib.JoinFunc, cost: joinCost},
		"lower":       plain(stdlib.LowerFunc),
		"replace":     plain(replaceFunction),
		"split":       {Function: splitFunction, cost: splitCost},
		"startswith":  plain(startsWithFunction),
		"strcontains": plain(containsTextFunction),
		"strrev":      every(stdlib.ReverseFunc),
		"substr":      every(stdlib.SubstrFunc),
		"title":       plain(stdlib.TitleFunc),
		"trim":        {Function: stdlib.TrimFunc, cost: trimCost},
		"trimprefix":  plain(stdlib.TrimPrefixFunc),
		"trimspace":   plain(stdlib.TrimSpaceFunc),
		"trimsuffix":  plain(stdlib.TrimSuffixFunc),
		"upper":       plain(stdlib.UpperFunc),
	}
}

func texts(names ...string) []function.Parameter {
	var out []function.Parameter
	for _, n := range names {
		out = append(out, function.Parameter{Name: n, Type: cty.String})
	}
	return out
}

// ask makes a function of two texts that answers in three values.
func ask(first, second string, answer func(a, b string) Truth) function.Function {
	return function.New(&function.Spec{
		Params: texts(first, second),
		Type:   function.StaticReturnType(cty.Bool),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			switch answer(args[0].AsString(), args[1].AsString()) {
			case Yes:
				return cty.True, nil
			case No:
				return cty.False, nil
			}
			return cty.UnknownVal(cty.Bool), nil
		},
	})
}

var startsWithFunction = ask("str", "prefix", func(s, prefix string) Truth {
	head, _, open := cutToken(s)
	switch {
	case strings.HasPrefix(s, prefix):
		return Yes
	case !open && !HasToken(prefix):
		return No
	}
	start, _, _ := cutToken(prefix)
	n := min(len(head), len(start))
	return Is(head[:n] == start[:n]).And(Unknown)
})

var endsWithFunction = ask("str", "suffix", func(s, suffix string) Truth {
	_, tail, open := cutToken(s)
	switch {
	case strings.HasSuffix(s, suffix):
		return Yes
	case !open && !HasToken(suffix):
		return No
	case !open:
		tail = s
	}
	_, end, broken := cutToken(suffix)
	if !broken {
		end = suffix
	}
	n := min(len(tail), len(end))
	return Is(tail[len(tail)-n:] == end[len(end)-n:]).And(Unknown)
})

var containsTextFunction = ask("str", "substr", func(s, part string) Truth {
	if strings.Contains(s, part) {
		return Yes
	}
	if HasToken(s) || HasToken(part) {
		return Unknown
	}
	return No
})

// cutToken returns what stands before the first part of a text that is not
// known and what stands behind the last one. With none, head is all.
func cutToken(s string) (head, tail string, found bool) {
	gaps := gapsIn(s)
	if len(gaps) == 0 {
		return s, "", false
	}
	return s[:gaps[0][0]], s[gaps[len(gaps)-1][1]:], true
}

var gap = regexp.MustCompile(`\x{E000}[0-9]*\x{E001}?|\x{E001}|\x{E002}`)

// gapsIn returns where the parts of a text are that are not known, from and to.
func gapsIn(s string) [][]int {
	if !HasToken(s) {
		return nil
	}
	return gap.FindAllStringIndex(s, -1)
}

// known applies a change to those parts of a text that are known.
func known(s string, change func(string) string) string {
	var b strings.Builder
	at := 0
	for _, g := range gapsIn(s) {
		b.WriteString(change(s[at:g[0]]))
		b.WriteString(s[g[0]:g[1]])
		at = g[1]
	}
	b.WriteString(change(s[at:]))
	return b.String()
}

// splitFunction cuts what is known. A text that is not known and shows no
// separator may hold any number of them.
var splitFunction = function.New(&function.Spec{
	Params: texts("separator", "str"),
	Type:   function.StaticReturnType(cty.List(cty.String)),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		separator, s := args[0].AsString(), args[1].AsString()
		if HasToken(separator) || HasToken(s) && (separator == "" || !strings.Contains(s, separator)) {
			return cty.UnknownVal(cty.List(cty.String)), nil
		}
		return stdlib.Split(args[0], args[1])
	},
})

func splitCost(args []cty.Value) error {
	if strings.Count(args[1].AsString(), args[0].AsString()) > maxElements {
		return errElements
	}
	return nil
}

func trimCost(args []cty.Value) error {
	return workAtMost(len(args[0].AsString()), len(args[1].AsString()))
}

func indentCost(args []cty.Value) error {
	spaces, err := whole(args[0])
	if err != nil {
		return nil
	}
	return atMost(max(spaces, 0), strings.Count(args[1].AsString(), "\n")+1)
}

func joinCost(args []cty.Value) error {
	n := 0
	for _, list := range args[1:] {
		n += list.LengthInt()
	}
	return atMost(len(args[0].AsString()), n)
}
