package metrics

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// ErrExpression is the cause of every error about metric math.
var ErrExpression = errors.New("bad metric math expression")

// CloudWatch takes up to 1,024 characters (API MetricDataQuery); the depth
// keeps a hostile expression from using up the stack.
const (
	longest = 1024
	deepest = 64
)

// Expression is a parsed metric math expression, such as "IF(m2>10, 100*m1/m2, 0)".
type Expression struct {
	root node
	// ids are the other lines that the expression names.
	ids []string
	// all is set when it takes all metrics, by METRICS().
	all bool
}

// node evaluates a part of an expression.
type node func(scope) value

// ParseExpression reads metric math: + - * / ^ and parentheses, comparisons,
// AND and OR, numbers, ids of other lines, arrays, and the functions SUM, AVG,
// MIN, MAX, ABS, CEIL, FLOOR, IF, FILL and METRICS (CloudWatch user guide,
// "Using math expressions with CloudWatch metrics").
func ParseExpression(text string) (*Expression, error) {
	if len(text) > longest {
		return nil, fmt.Errorf("%w: longer than %d characters", ErrExpression, longest)
	}
	p := &parser{rest: text, text: text, out: &Expression{}}
	p.next()
	p.out.root = p.binary(0)
	if p.err == nil && p.token != "" {
		p.fail("unexpected %q", p.token)
	}
	if p.err != nil {
		return nil, p.err
	}
	return p.out, nil
}

type parser struct {
	text  string
	rest  string
	token string // "" at the end
	depth int
	out   *Expression
	err   error
}

func (p *parser) fail(format string, args ...any) node {
	if p.err == nil {
		p.err = fmt.Errorf("%w %q: %s", ErrExpression, p.text, fmt.Sprintf(format, args...))
	}
	p.rest, p.token = "", ""
	return func(sc scope) value { return sc.number(math.NaN()) }
}

const blanks = " \t\r\n"

func (p *parser) next() {
	p.rest = strings.TrimLeft(p.rest, blanks)
	n := tokenLength(p.rest)
	p.token, p.rest = p.rest[:n], p.rest[n:]
}

func tokenLength(s string) int {
	for _, op := range [...]string{"==", "!=", "<=", ">=", "&&", "||"} {
		if strings.HasPrefix(s, op) {
			return len(op)
		}
	}
	n := 0
	for n < len(s) && isWord(s[n], n > 0 && isDigit(s[0])) {
		n++
	}
	return min(max(n, 1), len(s))
}

func isWord(c byte, inNumber bool) bool {
	return c == '_' || isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'z' || c == '.' && inNumber
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// levels are the binary operators, weakest first.
var levels = [...]map[string]func(a, b float64) float64{
	{"OR": either, "||": either},
	{"AND": both, "&&": both},
	{
		"==": func(a, b float64) float64 { return truth(a == b) },
		"!=": func(a, b float64) float64 { return truth(a != b) },
		"<":  func(a, b float64) float64 { return truth(a < b) },
		"<=": func(a, b float64) float64 { return truth(a <= b) },
		">":  func(a, b float64) float64 { return truth(a > b) },
		">=": func(a, b float64) float64 { return truth(a >= b) },
	},
	{"+": func(a, b float64) float64 { return a + b }, "-": func(a, b float64) float64 { return a - b }},
	{"*": func(a, b float64) float64 { return a * b }, "/": func(a, b float64) float64 { return a / b }},
	{"^": math.Pow},
}

func either(a, b float64) float64 { return truth(a != 0 || b != 0) }
func both(a, b float64) float64   { return truth(a != 0 && b != 0) }

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func (p *parser) binary(level int) node {
	if level == len(levels) {
		return p.unary()
	}
	left := p.binary(level + 1)
	for {
		op, ok := levels[level][p.token]
		if !ok {
			return left
		}
		p.next()
		a, b := left, p.binary(level+1)
		left = func(sc scope) value { return combine(a(sc), b(sc), op) }
	}
}

func (p *parser) unary() node {
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > deepest {
		return p.fail("nested too deep")
	}
	switch {
	case p.token == "-":
		p.next()
		operand := p.unary()
		return func(sc scope) value { return operand(sc).each(func(v float64) float64 { return -v }) }
	case p.token == "(":
		p.next()
		inner := p.binary(0)
		p.expect(")")
		return inner
	case p.token == "[":
		p.next()
		return p.list()
	case p.token == "":
		return p.fail("it ends too early")
	}
	return p.word()
}

func (p *parser) expect(token string) {
	if p.token != token {
		p.fail("expected %q, found %q", token, p.token)
		return
	}
	p.next()
}

// list reads an array such as [m1, m2].
func (p *parser) list() node {
	items := p.arguments("]")
	return func(sc scope) value {
		out := value{kind: array}
		for _, item := range items {
			out.rows = append(out.rows, item(sc).rows...)
		}
		return out
	}
}

func (p *parser) arguments(end string) []node {
	var out []node
	for p.err == nil && p.token != end {
		if len(out) > 0 {
			p.expect(",")
		}
		out = append(out, p.binary(0))
	}
	p.expect(end)
	return out
}

func (p *parser) word() node {
	word := p.token
	p.next()
	switch {
	case isDigit(word[0]):
		number, err := strconv.ParseFloat(word, 64)
		if err != nil {
			return p.fail("%q is not a number", word)
		}
		return func(sc scope) value { return sc.number(number) }
	case !isWord(word[0], false):
		return p.fail("unexpected %q", word)
	case p.token == "(":
		p.next()
		return p.call(word)
	case word[0] < 'a' || word[0] > 'z':
		// An id begins with a small letter (API MetricDataQuery).
		return p.fail("unknown name %q", word)
	}
	p.out.ids = append(p.out.ids, word)
	return func(sc scope) value { return sc.lines[word] }
}
