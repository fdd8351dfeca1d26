package api

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// errPattern is the cause of every error about a filter pattern.
var errPattern = errors.New("cannot be read")

// parsePattern reads a filter pattern: terms, "quoted phrases", -excluded and
// ?optional ones, %regular expressions%, or a condition on JSON such as
// { $.level = "error" && $.status >= 500 } (CloudWatch Logs User Guide, "Filter
// pattern syntax"). The empty pattern matches everything, and is nil.
func parsePattern(text string) (func(message string) bool, error) {
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		return nil, nil
	case strings.HasPrefix(text, "{") && strings.HasSuffix(text, "}"):
		condition, err := parseCondition(text[1 : len(text)-1])
		if err != nil {
			return nil, err
		}
		return func(message string) bool {
			var v any
			return json.Unmarshal([]byte(message), &v) == nil && condition(v)
		}, nil
	case strings.HasPrefix(text, "["):
		return nil, fmt.Errorf("%w: the sandbox does not have space-delimited patterns", errPattern)
	}
	return parseTerms(text)
}

type matcher func(message string) bool

// parseTerms reads terms. All must match; if there are only optional ones, one of them must.
func parseTerms(text string) (func(message string) bool, error) {
	var all, any []matcher
	for text != "" {
		sign := text[0]
		if sign == '-' || sign == '?' {
			text = text[1:]
		}
		m, rest, err := parseTerm(text)
		if err != nil {
			return nil, err
		}
		switch sign {
		case '-':
			all = append(all, func(s string) bool { return !m(s) })
		case '?':
			any = append(any, m)
		default:
			all = append(all, m)
		}
		text = strings.TrimLeft(rest, " \t\r\n")
	}
	return func(message string) bool {
		for _, m := range all {
			if !m(message) {
				return false
			}
		}
		for _, m := range any {
			if m(message) {
				return true
			}
		}
		return len(all) > 0
	}, nil
}

func parseTerm(text string) (m matcher, rest string, err error) {
	if text == "" {
		return nil, "", fmt.Errorf("%w: a term is missing", errPattern)
	}
	if quote := text[0]; quote == '"' || quote == '%' {
		term, rest, ok := strings.Cut(text[1:], string(quote))
		if !ok {
			return nil, "", fmt.Errorf("%w: no closing %c", errPattern, quote)
		}
		if quote == '"' {
			return contains(term), rest, nil
		}
		expression, err := regexp.Compile(term)
		if err != nil {
			return nil, "", fmt.Errorf("%w: %v", errPattern, err)
		}
		return expression.MatchString, rest, nil
	}
	end := strings.IndexAny(text, " \t\r\n\"")
	if end < 0 {
		end = len(text)
	}
	if end == 0 {
		return nil, "", fmt.Errorf("%w: a term is missing", errPattern)
	}
	return contains(text[:end]), text[end:], nil
}

func contains(term string) matcher {
	return func(message string) bool { return strings.Contains(message, term) }
}

// condition is what must hold of a JSON message.
type condition func(message any) bool

// conditionParser reads conditions: || binds less than &&, which binds less than a comparison.
type conditionParser struct {
	rest  string
	depth int
}

func parseCondition(text string) (condition, error) {
	p := conditionParser{rest: text}
	c, err := p.or()
	if err == nil && p.peek() != "" {
		err = fmt.Errorf("%w: unexpected %q", errPattern, p.peek())
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
			return nil, fmt.Errorf("%w: nested too deep", errPattern)
		}
		c, err := p.or()
		p.depth--
		if err == nil && p.take() != ")" {
			err = fmt.Errorf("%w: no closing parenthesis", errPattern)
		}
		return c, err
	}
	path, err := parsePath(token)
	if err != nil {
		return nil, err
	}
	operator := p.take()
	switch strings.ToUpper(operator) {
	case "IS":
		return is(path, p.take())
	case "NOT":
		if !strings.EqualFold(p.take(), "EXISTS") {
			return nil, fmt.Errorf("%w: NOT without EXISTS", errPattern)
		}
		return func(v any) bool { _, ok := path.of(v); return !ok }, nil
	}
	return compare(path, operator, p.take())
}

func is(path jsonPath, what string) (condition, error) {
	var want any
	switch strings.ToUpper(what) {
	case "NULL":
	case "TRUE":
		want = true
	case "FALSE":
		want = false
	default:
		return nil, fmt.Errorf("%w: IS %s", errPattern, what)
	}
	return func(v any) bool { got, ok := path.of(v); return ok && got == want }, nil
}

func compare(path jsonPath, operator, value string) (condition, error) {
	number, notNumber := strconv.ParseFloat(value, 64)
	text := strings.HasPrefix(value, `"`) || notNumber != nil
	if value == "" {
		return nil, fmt.Errorf("%w: a value is missing", errPattern)
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
			return nil, fmt.Errorf("%w: %s needs a number, not %s", errPattern, operator, value)
		}
		test = func(got any) bool { f, ok := got.(float64); return ok && ordered(f, operator, number) }
	default:
		return nil, fmt.Errorf("%w: operator %q", errPattern, operator)
	}
	return func(v any) bool { got, ok := path.of(v); return ok && test(got) }, nil
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

// jsonPath is a path such as $.request.headers[0]: names and indexes.
type jsonPath []any

func parsePath(token string) (jsonPath, error) {
	rest, ok := strings.CutPrefix(token, "$")
	bad := fmt.Errorf("%w: %q is not a path such as $.level", errPattern, token)
	if !ok || rest == "" {
		return nil, bad
	}
	var path jsonPath
	for rest != "" {
		end := strings.IndexAny(rest[1:], ".[") + 1
		if end == 0 {
			end = len(rest)
		}
		step := rest[1:end]
		index, bracket := strings.CutSuffix(step, "]")
		n, err := strconv.Atoi(index)
		switch {
		case rest[0] == '[' && bracket && err == nil && n >= 0:
			path = append(path, n)
		case rest[0] == '.' && step != "":
			path = append(path, step)
		default:
			return nil, bad
		}
		rest = rest[end:]
	}
	return path, nil
}

func (path jsonPath) of(v any) (any, bool) {
	for _, step := range path {
		switch step := step.(type) {
		case string:
			m, _ := v.(map[string]any)
			next, ok := m[step]
			if !ok {
				return nil, false
			}
			v = next
		case int:
			list, _ := v.([]any)
			if step >= len(list) {
				return nil, false
			}
			v = list[step]
		}
	}
	return v, true
}

// operators are the tokens that end a word, the longer ones first.
var operators = []string{"&&", "||", "!=", "<=", ">=", "=", "<", ">", "(", ")"}

func (p *conditionParser) take() string {
	token := p.peek()
	p.rest = strings.TrimLeft(p.rest, " \t\r\n")[len(token):]
	return token
}

func (p *conditionParser) peek() string {
	rest := strings.TrimLeft(p.rest, " \t\r\n")
	for _, operator := range operators {
		if strings.HasPrefix(rest, operator) {
			return operator
		}
	}
	if strings.HasPrefix(rest, `"`) {
		if end := strings.IndexByte(rest[1:], '"'); end >= 0 {
			return rest[:end+2]
		}
	}
	if end := strings.IndexAny(rest, " \t\r\n&|!<>=()"); end > 0 {
		return rest[:end]
	}
	return rest
}
