package config

import (
	"encoding/base64"
	"errors"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
)

var yamlDecodeFunction = function.New(&function.Spec{
	Params: texts("src"),
	Type:   function.StaticReturnType(cty.DynamicPseudoType),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		s := args[0].AsString()
		v, err := decodeYAML(s)
		switch {
		case err != nil && HasToken(s):
			return cty.DynamicVal, nil
		case err != nil:
			return cty.NilVal, err
		case strings.Contains(s, blank):
			return drain(v), nil
		}
		return v, nil
	},
})

func decodeYAML(s string) (cty.Value, error) {
	file, err := parser.ParseBytes([]byte(s), 0)
	if err != nil {
		return cty.NilVal, err
	}
	docs := slices.DeleteFunc(file.Docs, func(d *ast.DocumentNode) bool { return d.Start == nil && empty(d.Body) })
	switch len(docs) {
	case 0:
		return cty.NilVal, errors.New("expecting value but found end of stream")
	case 1:
		r := yamlReader{anchors: map[string]cty.Value{}, left: maxElements}
		return r.value(docs[0].Body, 0)
	}
	return cty.NilVal, errors.New("only a single document is allowed")
}

// empty reports whether there is nothing in a document but comments and directives.
func empty(n ast.Node) bool {
	switch n.(type) {
	case nil, *ast.CommentGroupNode, *ast.DirectiveNode:
		return true
	}
	return false
}

// yamlReader turns nodes into values. An alias counts as much as what it stands for.
type yamlReader struct {
	anchors map[string]cty.Value
	left    int
}

func (r *yamlReader) value(n ast.Node, depth int) (cty.Value, error) {
	if depth > maxDepth {
		return cty.NilVal, errDepth
	}
	if r.left--; r.left < 0 {
		return cty.NilVal, errElements
	}
	switch n := n.(type) {
	case nil:
		return cty.NullVal(cty.DynamicPseudoType), nil
	case *ast.MappingNode:
		return r.mapping(n.Values, depth)
	case *ast.MappingValueNode:
		return r.mapping([]*ast.MappingValueNode{n}, depth)
	case *ast.SequenceNode:
		return r.sequence(n, depth)
	case *ast.AnchorNode:
		return r.anchor(n, depth)
	case *ast.AliasNode:
		return r.alias(n)
	case *ast.TagNode:
		return r.tagged(n, depth)
	case *ast.LiteralNode:
		return cty.StringVal(n.Value.Value), nil
	case *ast.StringNode:
		if t := n.GetToken().Type; t == token.SingleQuoteType || t == token.DoubleQuoteType {
			return cty.StringVal(n.Value), nil
		}
		return scalarValue(n.Value)
	case *ast.CommentGroupNode:
		return cty.NullVal(cty.DynamicPseudoType), nil
	}
	return scalarValue(strings.TrimSpace(n.GetToken().Value))
}

func (r *yamlReader) sequence(n *ast.SequenceNode, depth int) (cty.Value, error) {
	out := make([]cty.Value, 0, len(n.Values))
	for _, e := range n.Values {
		v, err := r.value(e, depth+1)
		if err != nil {
			return cty.NilVal, err
		}
		out = append(out, v)
	}
	return cty.TupleVal(out), nil
}

func (r *yamlReader) mapping(entries []*ast.MappingValueNode, depth int) (cty.Value, error) {
	out := map[string]cty.Value{}
	for _, e := range entries {
		v, err := r.value(e.Value, depth+1)
		if err != nil {
			return cty.NilVal, err
		}
		if e.Key.IsMergeKey() {
			if err := merge(out, v); err != nil {
				return cty.NilVal, err
			}
			continue
		}
		k, err := r.key(e.Key, depth)
		if err != nil {
			return cty.NilVal, err
		}
		out[k] = v
	}
	return cty.ObjectVal(out), nil
}

func (r *yamlReader) key(n ast.MapKeyNode, depth int) (string, error) {
	var node ast.Node = n
	if k, ok := n.(*ast.MappingKeyNode); ok {
		node = k.Value
	}
	v, err := r.value(node, depth)
	if err != nil {
		return "", err
	}
	text, err := convert.Convert(v, cty.String)
	if err != nil {
		return "", errors.New("only strings are allowed as mapping keys")
	}
	if text.IsNull() {
		return "", errors.New("mapping key cannot be null")
	}
	return text.AsString(), nil
}

// merge enters what << leads to: a mapping, or a list of them.
func merge(into map[string]cty.Value, v cty.Value) error {
	switch ty := v.Type(); {
	case v.IsNull():
	case ty.IsObjectType():
		for k, e := range v.Elements() {
			into[k.AsString()] = e
		}
		return nil
	case ty.IsTupleType():
		for _, e := range v.Elements() {
			if !e.Type().IsObjectType() {
				return fmt.Errorf("cannot merge %s into mapping", e.Type().FriendlyName())
			}
			if err := merge(into, e); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("cannot merge %s into mapping", v.Type().FriendlyName())
}

func (r *yamlReader) anchor(n *ast.AnchorNode, depth int) (cty.Value, error) {
	v, err := r.value(n.Value, depth+1)
	if err == nil {
		r.anchors[n.Name.GetToken().Value] = v
	}
	return v, err
}

func (r *yamlReader) alias(n *ast.AliasNode) (cty.Value, error) {
	name := n.Value.GetToken().Value
	v, ok := r.anchors[name]
	if !ok {
		return cty.NilVal, fmt.Errorf("reference to undefined anchor %q", name)
	}
	s := scales{text: maxText, elements: r.left}
	if err := s.weigh(v, 0); err != nil {
		return cty.NilVal, err
	}
	r.left = s.elements
	return v, nil
}

func (r *yamlReader) tagged(n *ast.TagNode, depth int) (cty.Value, error) {
	tag := strings.TrimPrefix(n.Start.Value, "!!")
	if n.Value == nil {
		return cty.StringVal(""), nil
	}
	if !slices.Contains([]string{"str", "binary", "bool", "int", "float", "null", "timestamp", "map", "seq"}, tag) {
		return cty.NilVal, fmt.Errorf("unsupported tag %q", n.Start.Value)
	}
	if tag == "map" || tag == "seq" {
		return r.value(n.Value, depth+1)
	}
	text := strings.TrimSpace(n.Value.GetToken().Value)
	if l, ok := n.Value.(*ast.LiteralNode); ok {
		text = l.Value.Value
	}
	switch tag {
	case "str":
		return cty.StringVal(text), nil
	case "binary":
		if _, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(text), "")); err != nil {
			return cty.NilVal, fmt.Errorf("cannot parse %q as !!binary: not valid base64", text)
		}
		return cty.StringVal(text), nil
	}
	return scalarValue(text)
}

var yamlWords = map[string]cty.Value{
	"": cty.NullVal(cty.DynamicPseudoType), "~": cty.NullVal(cty.DynamicPseudoType), "null": cty.NullVal(cty.DynamicPseudoType),
	"y": cty.True, "yes": cty.True, "true": cty.True, "on": cty.True,
	"n": cty.False, "no": cty.False, "false": cty.False, "off": cty.False,
}

var (
	yamlInteger = regexp.MustCompile(`\A([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)\z`)
	yamlFloat   = regexp.MustCompile(`\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z`)
)

// scalarValue tells by its look what a text without quotes is: a boolean also
// by the words of YAML 1.1, in lower case, upper case or with a capital.
func scalarValue(s string) (cty.Value, error) {
	lower := strings.ToLower(s)
	if v, ok := yamlWords[lower]; ok && (s == lower || s == strings.ToUpper(s) || s == strings.ToUpper(lower[:1])+lower[1:]) {
		return v, nil
	}
	switch {
	case lower == ".nan":
		return cty.NilVal, errors.New("floating point NaN is not supported")
	case lower == ".inf" || lower == "+.inf" || lower == "-.inf":
		return cty.NilVal, errNumber
	case len(s) > maxExponent:
		return cty.StringVal(s), nil
	}
	if t, ok := yamlTime(s); ok {
		return cty.StringVal(t.Format(time.RFC3339)), nil
	}
	if yamlInteger.MatchString(s) || yamlFloat.MatchString(s) {
		return yamlNumber(s)
	}
	return cty.StringVal(s), nil
}

func yamlNumber(s string) (cty.Value, error) {
	if n, err := cty.ParseNumberVal(s); err == nil {
		return n, nil
	}
	if n, err := strconv.ParseInt(s, 0, 64); err == nil {
		return cty.NumberVal(new(big.Float).SetInt64(n)), nil
	}
	return cty.NilVal, fmt.Errorf("cannot parse %q as a number", s)
}

// yamlTime reads the dates that YAML 1.1 knows.
func yamlTime(s string) (time.Time, bool) {
	if len(s) < 5 || s[4] != '-' {
		return time.Time{}, false
	}
	for _, layout := range []string{"2006-1-2T15:4:5.999999999Z07:00", "2006-1-2t15:4:5.999999999Z07:00", "2006-1-2 15:4:5.999999999", "2006-1-2"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
