package config

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"sort"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
)

// jsonNode is a value of a JSON file, with its place.
type jsonNode struct {
	at hcl.Range
	// scalar is a string, a bool, a json.Number, or nil for null and for what holds others.
	scalar  any
	members []jsonMember // of an object, in the order of the file, repeated names too
	list    []*jsonNode
	kind    byte // {, [ or 0
}

type jsonMember struct {
	name  string
	at    hcl.Range // of the name
	value *jsonNode
}

// jsonReader reads a file token by token, to know where each one is.
type jsonReader struct {
	src     []byte
	name    string
	lines   []int // where each line begins
	decoder *json.Decoder
}

// readJSON returns the tree of a JSON text.
func readJSON(src []byte, name string) (*jsonNode, hcl.Diagnostics) {
	r := &jsonReader{src: src, name: name, lines: []int{0}, decoder: json.NewDecoder(bytes.NewReader(src))}
	for i, c := range src {
		if c == '\n' {
			r.lines = append(r.lines, i+1)
		}
	}
	r.decoder.UseNumber()
	n, err := r.node(0)
	if err == nil {
		if _, extra := r.decoder.Token(); !errors.Is(extra, io.EOF) {
			err = errors.New("something follows the JSON value")
		}
	}
	if err != nil {
		return nil, r.broken(err)
	}
	return n, nil
}

func (r *jsonReader) broken(err error) hcl.Diagnostics {
	at := int(r.decoder.InputOffset())
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		at = min(int(syntax.Offset), len(r.src))
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = errors.New("the file ends too early")
	}
	return problemAt("Invalid JSON", err.Error(), r.between(at, at))
}

func problemAt(summary, detail string, at hcl.Range) hcl.Diagnostics {
	return hcl.Diagnostics{{Severity: hcl.DiagError, Summary: summary, Detail: detail, Subject: &at}}
}

func (r *jsonReader) position(offset int) hcl.Pos {
	line := sort.SearchInts(r.lines, offset+1) - 1
	return hcl.Pos{Line: line + 1, Column: utf8.RuneCount(r.src[r.lines[line]:offset]) + 1, Byte: offset}
}

func (r *jsonReader) between(from, to int) hcl.Range {
	return hcl.Range{Filename: r.name, Start: r.position(from), End: r.position(to)}
}

// token returns the next token and where it stands.
func (r *jsonReader) token() (json.Token, hcl.Range, error) {
	from := int(r.decoder.InputOffset())
	for from < len(r.src) && bytes.IndexByte([]byte(" \t\r\n,:"), r.src[from]) >= 0 {
		from++
	}
	t, err := r.decoder.Token()
	if err != nil {
		return nil, hcl.Range{}, err
	}
	return t, r.between(from, int(r.decoder.InputOffset())), nil
}

func (r *jsonReader) node(depth int) (*jsonNode, error) {
	if depth > maxSyntax {
		return nil, errDepth
	}
	t, at, err := r.token()
	if err != nil {
		return nil, err
	}
	switch t {
	case json.Delim('{'):
		return r.object(at, depth)
	case json.Delim('['):
		return r.array(at, depth)
	}
	return &jsonNode{at: at, scalar: t}, nil
}

func (r *jsonReader) object(at hcl.Range, depth int) (*jsonNode, error) {
	n := &jsonNode{kind: '{'}
	for r.decoder.More() {
		name, where, err := r.token()
		if err != nil {
			return nil, err
		}
		value, err := r.node(depth + 1)
		if err != nil {
			return nil, err
		}
		text, _ := name.(string)
		n.members = append(n.members, jsonMember{text, where, value})
	}
	return n, r.close(n, at)
}

func (r *jsonReader) array(at hcl.Range, depth int) (*jsonNode, error) {
	n := &jsonNode{kind: '['}
	for r.decoder.More() {
		value, err := r.node(depth + 1)
		if err != nil {
			return nil, err
		}
		n.list = append(n.list, value)
	}
	return n, r.close(n, at)
}

func (r *jsonReader) close(n *jsonNode, open hcl.Range) error {
	_, end, err := r.token()
	n.at = hcl.RangeBetween(open, end)
	return err
}

// objects are the objects that a node is: one, or those of a list, at any depth.
func (n *jsonNode) objects() []*jsonNode {
	if n.kind == '{' {
		return []*jsonNode{n}
	}
	var out []*jsonNode
	for _, e := range n.list {
		out = append(out, e.objects()...)
	}
	return out
}

// onlyObjects reports whether a node is a list of objects, and of nothing else.
func (n *jsonNode) onlyObjects() bool {
	for _, e := range n.list {
		if e.kind != '{' {
			return false
		}
	}
	return n.kind == '[' && len(n.list) > 0
}
