package insights

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// aggregates make one value of the values of a group, those that are missing left out.
var aggregates = map[string]func(values []any, percent float64) any{
	"count":          func(v []any, _ float64) any { return float64(len(v)) },
	"count_distinct": func(v []any, _ float64) any { return float64(distinct(v)) },
	"sum":            func(v []any, _ float64) any { return total(numbers(v)) },
	"avg": func(v []any, _ float64) any {
		n := numbers(v)
		if len(n) == 0 {
			return nil
		}
		return total(n) / float64(len(n))
	},
	"min":    func(v []any, _ float64) any { return extreme(v, -1) },
	"max":    func(v []any, _ float64) any { return extreme(v, 1) },
	"pct":    func(v []any, p float64) any { return percentile(numbers(v), p) },
	"median": func(v []any, _ float64) any { return percentile(numbers(v), 50) },
	"stddev": func(v []any, _ float64) any { return deviation(numbers(v)) },
}

func distinct(values []any) int {
	seen := map[string]struct{}{}
	for _, v := range values {
		seen[text(v)] = struct{}{}
	}
	return len(seen)
}

func numbers(values []any) []float64 {
	var out []float64
	for _, v := range values {
		if n, ok := number(v); ok {
			out = append(out, n)
		}
	}
	return out
}

func total(values []float64) float64 {
	var sum float64
	for _, v := range values {
		sum += v
	}
	return sum
}

func extreme(values []any, sign int) any {
	var out any
	for _, v := range values {
		if out == nil || compare(v, out)*sign > 0 {
			out = v
		}
	}
	return out
}

// percentile takes the nearest rank.
func percentile(values []float64, percent float64) any {
	if len(values) == 0 {
		return nil
	}
	slices.Sort(values)
	rank := int(math.Ceil(percent / 100 * float64(len(values))))
	return values[min(max(rank, 1), len(values))-1]
}

func deviation(values []float64) any {
	if len(values) == 0 {
		return nil
	}
	mean, sum := total(values)/float64(len(values)), 0.0
	for _, v := range values {
		sum += (v - mean) * (v - mean)
	}
	return math.Sqrt(sum / float64(len(values)))
}

// figure is one aggregate of a stats command.
type figure struct {
	name    string
	do      func(values []any, percent float64) any
	of      expression // nil counts rows
	percent float64
}

func (p *parser) stats() command {
	figures := []figure{p.figure()}
	for p.take(",") {
		figures = append(figures, p.figure())
	}
	var by []column
	if p.take("by") {
		by = p.columns()
	}
	return func(t *table) { t.group(figures, by) }
}

func (p *parser) figure() figure {
	before := p.token + p.rest
	name := p.name()
	f := figure{do: aggregates[strings.ToLower(name)]}
	if p.err == nil && f.do == nil {
		p.fail("the sandbox does not have the statistic %s", name)
		return f
	}
	p.expect("(")
	if !p.take("*") && p.token != ")" {
		f.of = p.or()
	}
	if strings.EqualFold(name, "pct") {
		p.expect(",")
		percent, err := strconv.ParseFloat(p.token, 64)
		if err != nil || percent < 0 || percent > 100 {
			p.fail("pct takes a percentage, not %q", p.token)
		}
		f.percent = percent
		p.next()
	}
	p.expect(")")
	f.name = p.since(before)
	if p.take("as") {
		f.name = p.name()
	}
	return f
}

// group puts rows of the same values together, in the order in which they first come.
func (t *table) group(figures []figure, by []column) {
	t.newest()
	groups := map[string][]*row{}
	var order []string
	for _, r := range t.rows {
		var key strings.Builder
		for _, c := range by {
			key.WriteString(text(c.of(r)) + "\x00")
		}
		if _, ok := groups[key.String()]; !ok {
			order = append(order, key.String())
		}
		groups[key.String()] = append(groups[key.String()], r)
	}
	t.rows, t.shown, t.aggregated = nil, nil, true
	for _, c := range by {
		t.shown = append(t.shown, c.name)
	}
	for _, f := range figures {
		t.shown = append(t.shown, f.name)
	}
	for _, key := range order {
		out := newRow(nil)
		for _, c := range by {
			out.given[c.name] = c.of(groups[key][0])
		}
		for _, f := range figures {
			out.given[f.name] = f.do(f.values(groups[key]), f.percent)
		}
		t.rows = append(t.rows, out)
	}
}

func (f figure) values(rows []*row) []any {
	var out []any
	for _, r := range rows {
		v := any(true)
		if f.of != nil {
			v = f.of(r)
		}
		if v != nil {
			out = append(out, v)
		}
	}
	return out
}
