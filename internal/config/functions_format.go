package config

import (
	"regexp"
	"strconv"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// verb is one place of a format that a value goes to, in the order flags,
// width, precision, argument and letter.
var verb = regexp.MustCompile(`%(?:%|([-+# 0]*)([0-9]*)(?:\.([0-9]*))?(?:\[([0-9]+)\])?([a-zA-Z]))`)

// slot is a verb, read.
type slot struct {
	argument int // counts from zero
	width    int
	plain    bool // the text of the value as it is
}

func slots(format string) []slot {
	var out []slot
	next := 0
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[0] == "%%" {
			continue
		}
		if n, err := strconv.Atoi(m[4]); err == nil {
			next = n - 1
		}
		out = append(out, slot{argument: next, width: max(number(m[2]), number(m[3])), plain: m[5] == "s" || m[5] == "v" && m[1] == ""})
		next++
	}
	return out
}

// number reads digits; with too many of them it is past every limit.
func number(digits string) int {
	if digits == "" {
		return 0
	}
	n, err := strconv.Atoi(digits)
	if err != nil {
		return maxText + 1
	}
	return n
}

// formatCost adds up what every verb writes at most.
func formatCost(args []cty.Value) error {
	total, lists := 0, 1
	for _, a := range args[1:] {
		if a.IsKnown() && !a.IsNull() && a.CanIterateElements() {
			lists = max(lists, a.LengthInt())
		}
	}
	format := args[0].AsString()
	sizes := map[int]int{}
	for _, s := range slots(format) {
		if s.argument < 0 || s.argument >= len(args)-1 {
			continue
		}
		if _, ok := sizes[s.argument]; !ok {
			sizes[s.argument] = size(args[s.argument+1])
		}
		if total += sizes[s.argument] + s.width; total > maxText {
			return errText
		}
	}
	return atMost(lists, total+len(format))
}

var (
	formatFunction     = formatter(stdlib.FormatFunc, cty.String)
	formatListFunction = formatter(stdlib.FormatListFunc, cty.List(cty.String))
)

// formatter keeps references whole where their text goes in as it is, and
// takes them for unknown where a verb looks into it.
func formatter(f function.Function, ty cty.Type) function.Function {
	return function.New(&function.Spec{
		Params:   f.Params(),
		VarParam: f.VarParam(),
		Type:     function.StaticReturnType(ty),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			if err := formatCost(args); err != nil {
				return cty.NilVal, err
			}
			for _, s := range slots(args[0].AsString()) {
				if i := s.argument + 1; !s.plain && 0 < i && i < len(args) {
					args[i] = veil(args[i], HasToken)
				}
			}
			return f.Call(args)
		},
	})
}
