package config

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

func regexFunctions() map[string]guarded {
	return map[string]guarded{
		"regex":    {Function: stdlib.RegexFunc, blind: 0xff, cost: matchCost},
		"regexall": {Function: stdlib.RegexAllFunc, blind: 0xff, cost: matchesCost},
	}
}

func matchCost(args []cty.Value) error {
	return patternCost(args[0].AsString(), args[1].AsString())
}

// patternCost refuses what takes long: a match takes as many steps as the text
// has characters, times the instructions that the pattern comes to.
func patternCost(pattern, text string) error {
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil
	}
	program, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		return nil
	}
	return workAtMost(len(program.Inst), len(text))
}

func matchesCost(args []cty.Value) error {
	if err := matchCost(args); err != nil || len(args[1].AsString()) < maxElements {
		return err
	}
	p, err := regexp.Compile(args[0].AsString())
	if err == nil && len(p.FindAllStringIndex(args[1].AsString(), maxElements+1)) > maxElements {
		return errElements
	}
	return nil
}

// replaceFunction takes a text between slashes for a regular expression, as Terraform does.
var replaceFunction = function.New(&function.Spec{
	Params: texts("str", "substr", "replace"),
	Type:   function.StaticReturnType(cty.String),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		s, old, with := args[0].AsString(), args[1].AsString(), args[2].AsString()
		if n := len(old); n > 1 && old[0] == '/' && old[n-1] == '/' {
			return replacePattern(s, old[1:n-1], with)
		}
		if err := atMost(strings.Count(s, old), len(with)); err != nil {
			return cty.NilVal, err
		}
		switch {
		case !HasToken(old):
			return cty.StringVal(known(s, func(t string) string { return strings.ReplaceAll(t, old, with) })), nil
		case strings.Contains(s, old):
			return cty.StringVal(strings.ReplaceAll(s, old, with)), nil
		}
		return cty.UnknownVal(cty.String), nil
	},
})

// replacePattern is unknown where the pattern matches a part that is not known.
func replacePattern(s, pattern, with string) (cty.Value, error) {
	if HasToken(pattern) {
		return cty.UnknownVal(cty.String), nil
	}
	p, err := regexp.Compile(pattern)
	if err != nil {
		return cty.NilVal, err
	}
	if err := patternCost(pattern, s); err != nil {
		return cty.NilVal, err
	}
	var out []byte
	at := 0
	gaps := gapsIn(s)
	for _, m := range p.FindAllStringSubmatchIndex(s, -1) {
		if slices.ContainsFunc(gaps, func(g []int) bool { return m[0] < g[1] && m[1] > g[0] }) {
			return cty.UnknownVal(cty.String), nil
		}
		out = append(out, s[at:m[0]]...)
		out = p.ExpandString(out, with, s, m)
		if at = m[1]; len(out) > maxText {
			return cty.NilVal, errText
		}
	}
	return cty.StringVal(string(append(out, s[at:]...))), nil
}
