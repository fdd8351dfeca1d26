package pattern

import (
	"fmt"
	"strconv"
	"strings"
)

// condition is what must hold of a JSON message.
type condition func(message any) bool

// maxDepth bounds how deep a condition nests.
const maxDepth = 32

// conditionParser reads conditions: || binds less than &&, which binds less than a comparison.
type conditionParser struct {
	rest  string
	depth int
}

func parseCondition(text string) (condition, error) {
	p := conditionParser{rest: text}
	c, err := p.or()
	if err == nil && p.peek() != "" {
		err = fmt.Errorf("%w: unexpected %q", ErrBad, p.peek())
	}
	return c, err
}

func (p *conditionParser) or() (condition, error) {
	return p.join("||", p.and, func(a, b condition) condition {
		return func(v any) bool { return a(v) || b(v) }
	})
}

func (p *conditionParser) and() (condition, error) {
	return p.join("&&", p.comparison, func(a, b condition) condition {
		return func(v any) bool { return a(v) && b(v) }
	})
}

func (p *conditionParser) join(operator string, side func() (condition, error), both func(a, b condition) condition) (condition, error) {
	left, err := side()
	for err == nil && p.peek() == operator {
		p.take()
		var right condition
		if right, err = side(); err == nil {
			left = both(left, right)
		}
	}
	return left, err
}

func (p *conditionParser) comparison() (condition, error) {
	token := p.take()
	if token == "(" {
		if p.depth++; p.depth > maxDepth {
			return nil, fmt.Errorf("%w: nested too deep", ErrBad)
		}
		c, err := p.or()
		p.depth--
		if err == nil && p.take() != ")" {
			err = fmt.Errorf("%w: no closing parenthesis", ErrBad)
		}
		return c, err
	}
	path, err := ParsePath(token)
	if err != nil {
		return nil, err
	}
	operator := p.take()
	switch strings.ToUpper(operator) {
	case "IS":
		return is(path, p.take())
	case "NOT":
		if !strings.EqualFold(p.take(), "EXISTS") {
			return nil, fmt.Errorf("%w: NOT without EXISTS", ErrBad)
		}
		return func(v any) bool { _, ok := path.Of(v); return !ok }, nil
	}
	return compare(path, operator, p.take())
}

func is(path Path, what string) (condition, error) {
	var want any
	switch strings.ToUpper(what) {
	case "NULL":
	case "TRUE":
		want = true
	case "FALSE":
		want = false
	default:
		return nil, fmt.Errorf("%w: IS %s", ErrBad, what)
	}
	return func(v any) bool { got, ok := path.Of(v); return ok && got == want }, nil
}

func compare(path Path, operator, value string) (condition, error) {
	number, notNumber := strconv.ParseFloat(value, 64)
	text := strings.HasPrefix(value, `"`) || notNumber != nil
	if value == "" {
		return nil, fmt.Errorf("%w: a value is missing", ErrBad)
	}
	pieces := strings.Split(strings.Trim(value, `"`), "*")
	equal := func(got any) bool {
		if f, ok := got.(float64); ok && !text {
			return f == number
		}
		s, ok := got.(string)
		return ok && glob(pieces, s)
	}
	var test func(got any) bool
	switch operator {
	case "=":
		test = equal
	case "!=":
		test = func(got any) bool { return !equal(got) }
	case "<", "<=", ">", ">=":
		if text {
			return nil, fmt.Errorf("%w: %s needs a number, not %s", ErrBad, operator, value)
		}
		test = func(got any) bool { f, ok := got.(float64); return ok && ordered(f, operator, number) }
	default:
		return nil, fmt.Errorf("%w: operator %q", ErrBad, operator)
	}
	return func(v any) bool { got, ok := path.Of(v); return ok && test(got) }, nil
}

func ordered(a float64, operator string, b float64) bool {
	switch operator {
	case "<":
		return a < b
	case "<=":
		return a <= b
	case ">":
		return a > b
	}
	return a >= b
}

// glob matches text against the pieces between a pattern's asterisks.
func glob(pieces []string, s string) bool {
	last := len(pieces) - 1
	if last == 0 {
		return s == pieces[0]
	}
	s, ok := strings.CutPrefix(s, pieces[0])
	for _, piece := range pieces[1:last] {
		_, s, ok = cutIf(ok, s, piece)
	}
	return ok && strings.HasSuffix(s, pieces[last])
}

func cutIf(ok bool, s, piece string) (before, after string, found bool) {
	if !ok {
		return "", "", false
	}
	return strings.Cut(s, piece)
}
