package pattern

import "strings"

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
