package insights

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// parser reads a query token by token.
type parser struct {
	rest  string
	token string // "" at the end
	after string // what follows the token before this one
	depth int
	err   error
}

// Parse reads a query.
func Parse(query string) (*Query, error) {
	if len(query) > longest {
		return nil, badf("longer than %d characters", longest)
	}
	p := &parser{rest: query}
	p.next()
	q := &Query{}
	for p.err == nil && p.token != "" {
		if p.token != "|" || len(q.commands) == 0 && len(q.Sources) == 0 {
			p.command(q)
		}
		if p.err == nil && p.token != "" {
			p.expect("|")
		}
	}
	if p.err == nil && len(q.commands) == 0 {
		p.fail("there is no command")
	}
	return q, p.err
}

func (p *parser) fail(format string, args ...any) {
	if p.err == nil {
		p.err = badf(format, args...)
	}
	p.rest, p.token = "", ""
}

// next takes the next token: a word, a number with its unit, text in quotes, or an operator.
func (p *parser) next() {
	p.after = p.rest
	for {
		p.rest = strings.TrimLeft(p.rest, " \t\r\n")
		if !strings.HasPrefix(p.rest, "#") {
			break
		}
		_, p.rest, _ = strings.Cut(p.rest, "\n")
	}
	n := p.length()
	if p.err != nil {
		return
	}
	p.token, p.rest = p.rest[:n], p.rest[n:]
}

func (p *parser) length() int {
	s := p.rest
	if s == "" {
		return 0
	}
	for _, op := range [...]string{"!=", "<=", ">=", "=~"} {
		if strings.HasPrefix(s, op) {
			return 2
		}
	}
	if quote := s[0]; quote == '\'' || quote == '"' || quote == '`' {
		for i := 1; i < len(s); i++ {
			switch s[i] {
			case '\\':
				i++
			case quote:
				return i + 1
			}
		}
		p.fail("text in quotes does not end: %.40s", s)
		return 0
	}
	n := 0
	for n < len(s) && isWord(s[n]) {
		n++
	}
	return max(n, 1)
}

// since is the text from a place in the query to the present token.
func (p *parser) since(place string) string {
	return strings.TrimSpace(strings.TrimSuffix(place, p.after))
}

func isWord(c byte) bool {
	return c == '_' || c == '@' || c == '.' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func (p *parser) is(word string) bool { return strings.EqualFold(p.token, word) }

// take consumes a word if it comes next.
func (p *parser) take(word string) bool {
	if !p.is(word) {
		return false
	}
	p.next()
	return true
}

func (p *parser) expect(word string) {
	if !p.take(word) {
		p.fail("expected %q before %q", word, p.token)
	}
}

// name takes the name of a field.
func (p *parser) name() string {
	t := p.token
	switch {
	case strings.HasPrefix(t, "`"):
		p.next()
		return strings.Trim(t, "`")
	case t != "" && isWord(t[0]) && !isDigit(t[0]):
		p.next()
		return t
	}
	p.fail("expected the name of a field before %q", t)
	return ""
}

func (p *parser) names() []string {
	out := []string{p.name()}
	for p.take(",") {
		out = append(out, p.name())
	}
	return out
}

// quoted takes text in quotes.
func (p *parser) quoted() string {
	t := p.token
	if len(t) < 2 || t[0] != '\'' && t[0] != '"' {
		p.fail("expected text in quotes before %q", t)
		return ""
	}
	p.next()
	return unquote(t)
}

func unquote(t string) string {
	inside := t[1 : len(t)-1]
	return strings.NewReplacer(`\\`, `\`, `\'`, `'`, `\"`, `"`).Replace(inside)
}

// regex takes an expression between slashes; the first slash is the present token.
func (p *parser) regex() *regexp.Regexp {
	end := 0
	for end < len(p.rest) && p.rest[end] != '/' {
		if p.rest[end] == '\\' {
			end++
		}
		end++
	}
	if end >= len(p.rest) {
		p.fail("a regular expression does not end: /%.40s", p.rest)
		return nil
	}
	source := strings.ReplaceAll(p.rest[:end], `\/`, "/")
	p.rest = p.rest[end+1:]
	p.next()
	return p.compile(source)
}

func (p *parser) compile(source string) *regexp.Regexp {
	// Go writes named groups like Insights does; it knows no look-around.
	re, err := regexp.Compile(source)
	if err != nil {
		p.fail("%q is not a regular expression that the sandbox reads", source)
	}
	return re
}

func (p *parser) count() int {
	n, err := strconv.Atoi(p.token)
	if err != nil || n < 1 || n > mostRows {
		p.fail("expected a number from 1 to %d before %q", mostRows, p.token)
	}
	p.next()
	return n
}

// elsewhere are commands that AWS has and the sandbox does not.
var elsewhere = []string{"anomaly", "diff", "filterIndex", "join", "lookup", "pattern", "subqueries", "unmask", "unnest"}

func (p *parser) command(q *Query) {
	name := p.token
	p.next()
	do, ok := commands[strings.ToLower(name)]
	switch {
	case strings.EqualFold(name, "source"):
		q.Sources = append(q.Sources, p.quoted())
		for p.take(",") {
			q.Sources = append(q.Sources, p.quoted())
		}
	case strings.EqualFold(name, "limit"), strings.EqualFold(name, "head"):
		q.limit = p.count()
		n := q.limit
		q.commands = append(q.commands, func(t *table) { t.cut(n) })
	case ok:
		q.commands = append(q.commands, do(p))
	case slices.ContainsFunc(elsewhere, func(e string) bool { return strings.EqualFold(e, name) }):
		p.fail("the sandbox does not have the command %s", name)
	default:
		p.fail("there is no command %q", name)
	}
}
