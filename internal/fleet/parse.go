package fleet

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// Limits far beyond any real manifest, within which reading one stays quick:
// the parser's time grows with the square of the depth, and aliases of aliases
// double a document's size with every line.
const (
	maxBytes = 1 << 20
	maxDepth = 100
	maxNodes = 200_000
)

// parse reads a file's text into nodes. It returns nil when the text is empty
// or no YAML at all; what is wrong is in the report.
func parse(src *source, data []byte, r *report) *node {
	start := place{src, 1, 1}
	if len(data) > maxBytes {
		r.add(place{source: src}, "split the services into files of their own", "the file is larger than 1 MiB")
		return nil
	}
	doc := strings.TrimPrefix(string(data), "\ufeff")
	src.lines = strings.Split(strings.ReplaceAll(doc, "\r\n", "\n"), "\n")
	file, err := syntax(doc)
	if bad, ok := errors.AsType[*yaml.SyntaxError](err); ok {
		r.add(at(src, bad.Token), "", "this is not valid YAML: %s", lowerFirst(bad.Message))
		return nil
	}
	if err != nil {
		r.add(start, "", "this is not valid YAML: %s", lowerFirst(err.Error()))
		return nil
	}
	c := &converter{source: src, report: r, anchors: map[string]*node{}}
	return c.document(file)
}

// syntax runs the YAML library over a text. The library has panicked on
// malformed input before, and a manifest must never crash flota.
func syntax(doc string) (file *ast.File, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the parser fails on it: %v", p)
		}
	}()
	tokens := lexer.Tokenize(doc)
	if deep := tooDeep(tokens); deep != nil {
		return nil, &yaml.SyntaxError{Message: fmt.Sprintf("values are nested more than %d deep", maxDepth), Token: deep}
	}
	return parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
}

func tooDeep(tokens token.Tokens) *token.Token {
	flow, block, line := 0, 0, 0
	for _, t := range tokens {
		if t.Position.Line != line {
			block, line = 0, t.Position.Line
		}
		switch t.Type {
		case token.MappingStartType, token.SequenceStartType:
			flow++
		case token.MappingEndType, token.SequenceEndType:
			flow--
		case token.SequenceEntryType, token.MappingKeyType, token.TagType, token.AnchorType:
			block++
		}
		// Deep blocks over many lines need no limit: each level's indent makes them large.
		if max(flow, block) > maxDepth {
			return t
		}
	}
	return nil
}

func at(src *source, t *token.Token) place {
	if t == nil || t.Position == nil {
		return place{src, 1, 1}
	}
	return place{src, t.Position.Line, t.Position.Column}
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
