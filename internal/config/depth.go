package config

import (
	"bytes"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// The parser and everything after it calls itself for each level of brackets,
// templates and operators, and a Go program that runs out of stack can't be
// saved: files that go too deep are turned away before they are parsed.
const (
	maxSyntax  = 400   // brackets and operators within each other
	suspicious = 2_000 // bytes that may open a level; files with fewer can't go deep enough to harm
)

// tooDeep returns where a file goes deeper than the parser may follow.
func tooDeep(src []byte, name string, as language) (hcl.Pos, bool) {
	if as == asJSON || as == valuesJSON {
		return deepJSON(src)
	}
	if at, ok := tooDense(src); ok {
		return at, true
	}
	if !maybeDeep(src) {
		return hcl.Pos{}, false
	}
	tokens, _ := hclsyntax.LexConfig(src, name, hcl.InitialPos)
	return deepTokens(tokens, hclsyntax.TokenOBrace)
}

// tooDeepTemplate is tooDeep for the source of a template.
func tooDeepTemplate(src []byte, name string) bool {
	if _, ok := tooDense(src); ok {
		return true
	}
	if !maybeDeep(src) {
		return false
	}
	tokens, _ := hclsyntax.LexTemplate(src, name, hcl.InitialPos)
	_, deep := deepTokens(tokens, hclsyntax.TokenOHeredoc)
	return deep
}

// maxTokens is how many names, numbers and signs a file may have, about: each
// takes hundreds of bytes once it is parsed.
const maxTokens = 400_000

// tooDense returns where a file has more signs than may be parsed.
func tooDense(src []byte) (hcl.Pos, bool) {
	if len(src) < maxTokens {
		return hcl.Pos{}, false
	}
	n, inWord := 0, false
	for i, c := range src {
		word := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c >= 0x80
		if !word && c != ' ' && c != '\t' || word && !inWord {
			if n++; n > maxTokens {
				return hcl.Pos{Line: 1 + bytes.Count(src[:i], []byte("\n")), Column: 1, Byte: i}, true
			}
		}
		inWord = word
	}
	return hcl.Pos{}, false
}

// maybeDeep spares ordinary files the second reading.
func maybeDeep(src []byte) bool {
	if len(src) < maxSyntax {
		return false
	}
	n := 0
	for _, c := range []byte("([{!-?+*/%&|=<>") {
		n += bytes.Count(src, []byte{c})
	}
	return n > suspicious || maxRun(src) > maxSyntax/2
}

// maxRun is the deepest that brackets go, strings and comments counted in, and
// the longest run of signs before one operand.
func maxRun(src []byte) int {
	depth, signs, most := 0, 0, 0
	for _, c := range src {
		switch c {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth = max(depth-1, 0)
		case '!', '-', '?':
			signs++
		case '\n':
			signs = 0
		}
		most = max(most, depth, signs)
	}
	return most
}

// level is one open bracket or quote, and what its current item adds to the depth.
type level struct {
	open                  hclsyntax.TokenType
	operators, directives int
}

// template reports whether the level holds text, whose parts don't nest in each other.
func (l *level) template() bool {
	return l.open == hclsyntax.TokenOQuote || l.open == hclsyntax.TokenOHeredoc
}

// ends reports whether a token begins the level's next item.
func (l *level) ends(t hclsyntax.TokenType) bool {
	return t == hclsyntax.TokenComma || t == hclsyntax.TokenNewline && l.open == hclsyntax.TokenOBrace
}

// deepTokens follows the brackets of a file, or of a template if open is a quote.
func deepTokens(tokens hclsyntax.Tokens, open hclsyntax.TokenType) (hcl.Pos, bool) {
	levels := []level{{open: open}}
	depth := 1
	for i, t := range tokens {
		top := &levels[len(levels)-1]
		switch t.Type {
		case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen, hclsyntax.TokenOQuote,
			hclsyntax.TokenOHeredoc, hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl:
			if t.Type == hclsyntax.TokenTemplateControl {
				depth += top.directive(tokens, i+1)
			}
			levels = append(levels, level{open: t.Type})
			depth++
		case hclsyntax.TokenCBrace, hclsyntax.TokenCBrack, hclsyntax.TokenCParen, hclsyntax.TokenCQuote,
			hclsyntax.TokenCHeredoc, hclsyntax.TokenTemplateSeqEnd:
			if len(levels) == 1 {
				break
			}
			depth -= 1 + top.operators + top.directives
			levels = levels[:len(levels)-1]
			// What follows a bracket may be another: a[0][1] is an index of an index.
			depth += levels[len(levels)-1].operator()
		default:
			if top.ends(t.Type) {
				depth -= top.operators
				top.operators = 0
			} else if !operand(t.Type) {
				depth += top.operator()
			}
		}
		if depth > maxSyntax {
			return t.Range.Start, true
		}
	}
	return hcl.Pos{}, false
}

func operand(t hclsyntax.TokenType) bool {
	switch t {
	case hclsyntax.TokenIdent, hclsyntax.TokenNumberLit, hclsyntax.TokenComment, hclsyntax.TokenNewline:
		return true
	}
	return false
}

// operator counts an operator, and returns what it adds to the depth.
func (l *level) operator() int {
	if l.template() {
		return 0
	}
	l.operators++
	return 1
}

// directive counts %{if} and %{for} as open until their end, and returns what that adds.
func (l *level) directive(tokens hclsyntax.Tokens, i int) int {
	if i >= len(tokens) {
		return 0
	}
	switch string(tokens[i].Bytes) {
	case "if", "for":
		l.directives++
		return 1
	case "endif", "endfor":
		if l.directives > 0 {
			l.directives--
			return -1
		}
	}
	return 0
}

// deepJSON counts the brackets of a JSON file outside its strings.
func deepJSON(src []byte) (hcl.Pos, bool) {
	depth, quoted := 0, false
	for i := 0; i < len(src); i++ {
		switch c := src[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			if depth++; depth > maxSyntax {
				return hcl.Pos{Line: 1 + bytes.Count(src[:i], []byte("\n")), Column: 1, Byte: i}, true
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return hcl.Pos{}, false
}
