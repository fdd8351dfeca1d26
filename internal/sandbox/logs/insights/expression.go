package insights

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// expression gives a value of a row; nil where there is none.
type expression func(*row) any

func nothing(*row) any { return nil }

func (p *parser) or() expression {
	if p.depth++; p.depth > nestedMost {
		p.fail("nested too deep")
		return nothing
	}
	defer func() { p.depth-- }()
	left := p.and()
	for p.take("or") {
		a, b := left, p.and()
		left = func(r *row) any { return truth(a(r)) || truth(b(r)) }
	}
	return left
}

func (p *parser) and() expression {
	left := p.not()
	for p.take("and") {
		a, b := left, p.not()
		left = func(r *row) any { return truth(a(r)) && truth(b(r)) }
	}
	return left
}

func (p *parser) not() expression {
	negated := false
	for p.take("not") {
		negated = !negated
	}
	inner := p.comparison()
	if !negated {
		return inner
	}
	return func(r *row) any { return !truth(inner(r)) }
}

var comparisons = map[string]func(int) bool{
	"=": func(c int) bool { return c == 0 }, "!=": func(c int) bool { return c != 0 },
	"<": func(c int) bool { return c < 0 }, "<=": func(c int) bool { return c <= 0 },
	">": func(c int) bool { return c > 0 }, ">=": func(c int) bool { return c >= 0 },
}

func (p *parser) comparison() expression {
	left := p.sum()
	if holds, ok := comparisons[p.token]; ok {
		unlike := p.token == "!="
		p.next()
		right := p.sum()
		return func(r *row) any {
			a, b := left(r), right(r)
			if a == nil || b == nil {
				return unlike && a != b
			}
			return holds(compare(a, b))
		}
	}
	negated := p.take("not")
	var holds func(any) bool
	switch {
	case p.take("like"), p.take("=~"):
		holds = p.like()
	case p.take("in"):
		holds = p.in()
	case negated:
		p.fail("expected like or in after not, before %q", p.token)
		return nothing
	default:
		return left
	}
	return func(r *row) any {
		v := left(r)
		return (v != nil && holds(v)) != negated
	}
}

// like reads a regular expression, or text that must be contained.
func (p *parser) like() func(any) bool {
	if p.token == "/" {
		re := p.regex()
		return func(v any) bool { return re != nil && re.MatchString(text(v)) }
	}
	part := p.quoted()
	return func(v any) bool { return strings.Contains(text(v), part) }
}

func (p *parser) in() func(any) bool {
	p.expect("[")
	var values []expression
	for p.err == nil && p.token != "]" {
		if len(values) > 0 {
			p.expect(",")
		}
		values = append(values, p.sum())
	}
	p.expect("]")
	return func(v any) bool {
		for _, want := range values {
			if w := want(&row{}); w != nil && compare(v, w) == 0 {
				return true
			}
		}
		return false
	}
}

var sums = map[string]func(a, b float64) float64{
	"+": func(a, b float64) float64 { return a + b }, "-": func(a, b float64) float64 { return a - b },
}

var products = map[string]func(a, b float64) float64{
	"*": func(a, b float64) float64 { return a * b }, "/": func(a, b float64) float64 { return a / b }, "%": math.Mod, "^": math.Pow,
}

func (p *parser) sum() expression     { return p.chain(sums, p.product) }
func (p *parser) product() expression { return p.chain(products, p.primary) }

func (p *parser) chain(operators map[string]func(a, b float64) float64, side func() expression) expression {
	left := side()
	for {
		do, ok := operators[p.token]
		if !ok {
			return left
		}
		p.next()
		a, b := left, side()
		left = func(r *row) any {
			x, okX := number(a(r))
			y, okY := number(b(r))
			if v := do(x, y); okX && okY && !math.IsNaN(v) && !math.IsInf(v, 0) {
				return v
			}
			return nil
		}
	}
}

func (p *parser) primary() expression {
	t := p.token
	switch {
	case t == "(":
		p.next()
		inner := p.or()
		p.expect(")")
		return inner
	case t == "-":
		p.next()
		inner := p.primary()
		return func(r *row) any {
			if n, ok := number(inner(r)); ok {
				return -n
			}
			return nil
		}
	case strings.HasPrefix(t, "'") || strings.HasPrefix(t, `"`):
		s := p.quoted()
		return func(*row) any { return s }
	case t != "" && isDigit(t[0]):
		n, err := strconv.ParseFloat(t, 64)
		if err != nil {
			p.fail("%q is not a number", t)
		}
		p.next()
		return func(*row) any { return n }
	}
	before := p.token + p.rest
	name := p.name()
	if p.token == "(" && !strings.HasPrefix(t, "`") {
		made := p.call(strings.ToLower(name))
		written := p.since(before)
		return func(r *row) any {
			// After stats, count(*) and bin(5m) are names of columns.
			if v, ok := r.given[written]; ok {
				return v
			}
			return made(r)
		}
	}
	return func(r *row) any { v, _ := r.value(name); return v }
}

// bin reads bin(5m): the event's time, cut down to a multiple of the period.
func (p *parser) bin() expression {
	period := p.period()
	p.expect(")")
	return func(r *row) any {
		v, _ := r.value("@timestamp")
		at, ok := v.(time.Time)
		if !ok {
			return nil
		}
		return at.UTC().Truncate(period)
	}
}

func (p *parser) period() time.Duration {
	t := p.token
	p.next()
	end := strings.IndexFunc(t, func(c rune) bool { return c < '0' || c > '9' })
	if end <= 0 {
		p.fail("expected a period such as 5m before %q", t)
		return time.Minute
	}
	n, err := strconv.Atoi(t[:end])
	unit, ok := periods[strings.ToLower(t[end:])]
	if err != nil || !ok || n < 1 || n > 100_000 {
		p.fail("%q is not a period such as 5m", t)
		return time.Minute
	}
	return time.Duration(n) * unit
}

var periods = map[string]time.Duration{
	"ms": time.Millisecond, "s": time.Second, "m": time.Minute, "h": time.Hour, "d": 24 * time.Hour, "w": 7 * 24 * time.Hour,
}
