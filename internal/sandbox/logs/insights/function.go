package insights

import (
	"math"
	"strings"
)

// functions take values and give one. They get what is missing as nil.
var functions = map[string]struct {
	least, most int
	of          func([]any) any
}{
	"ispresent":   {1, 1, func(v []any) any { return v[0] != nil }},
	"isempty":     {1, 1, func(v []any) any { return text(v[0]) == "" }},
	"isblank":     {1, 1, func(v []any) any { return strings.TrimSpace(text(v[0])) == "" }},
	"strlen":      {1, 1, func(v []any) any { return float64(len([]rune(text(v[0])))) }},
	"tolower":     {1, 1, func(v []any) any { return strings.ToLower(text(v[0])) }},
	"toupper":     {1, 1, func(v []any) any { return strings.ToUpper(text(v[0])) }},
	"trim":        {1, 1, func(v []any) any { return strings.TrimSpace(text(v[0])) }},
	"strcontains": {2, 2, func(v []any) any { return strings.Contains(text(v[0]), text(v[1])) }},
	"concat":      {1, 20, concat},
	"coalesce":    {1, 20, coalesce},
	"abs":         {1, 1, numeric(math.Abs)},
	"ceil":        {1, 1, numeric(math.Ceil)},
	"floor":       {1, 1, numeric(math.Floor)},
	"sqrt":        {1, 1, numeric(math.Sqrt)},
	"log":         {1, 1, numeric(math.Log)},
}

func concat(v []any) any {
	var b strings.Builder
	for _, x := range v {
		b.WriteString(text(x))
	}
	return b.String()
}

func coalesce(v []any) any {
	for _, x := range v {
		if x != nil {
			return x
		}
	}
	return nil
}

func numeric(f func(float64) float64) func([]any) any {
	return func(v []any) any {
		n, ok := number(v[0])
		if r := f(n); ok && !math.IsNaN(r) && !math.IsInf(r, 0) {
			return r
		}
		return nil
	}
}

// call reads a function's arguments; the present token is its parenthesis.
func (p *parser) call(name string) expression {
	p.expect("(")
	if name == "bin" {
		return p.bin()
	}
	f, ok := functions[name]
	if _, isStat := aggregates[name]; isStat {
		return p.made()
	}
	if !ok {
		p.fail("the sandbox does not have the function %s", name)
		return nothing
	}
	var arguments []expression
	for p.err == nil && p.token != ")" {
		if len(arguments) > 0 {
			p.expect(",")
		}
		arguments = append(arguments, p.or())
	}
	p.expect(")")
	if len(arguments) < f.least || len(arguments) > f.most {
		p.fail("%s does not take %d values", name, len(arguments))
		return nothing
	}
	return func(r *row) any {
		values := make([]any, len(arguments))
		for i, a := range arguments {
			values[i] = a(r)
		}
		return f.of(values)
	}
}

// made reads the arguments of a statistic outside of stats: there it is the name
// of a column that stats made, and anything else has no value.
func (p *parser) made() expression {
	if !p.take("*") && p.token != ")" {
		p.or()
		if p.take(",") {
			p.next()
		}
	}
	p.expect(")")
	return nothing
}
