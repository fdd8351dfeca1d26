package fleet

import (
	"fmt"
	"slices"

	"github.com/goccy/go-yaml/ast"
)

// converter turns the YAML library's tree into nodes: aliases are resolved,
// merge keys merged, and keys that are given twice found.
type converter struct {
	source  *source
	report  *report
	anchors map[string]*node
	full    bool // whether the size limit is passed, and told
}

func (c *converter) document(file *ast.File) *node {
	var root *node
	for _, doc := range file.Docs {
		if doc.Body == nil {
			continue
		}
		if d, ok := doc.Body.(*ast.DirectiveNode); ok {
			c.add(d, "remove the line", "YAML directives are not supported")
			continue
		}
		if root != nil {
			c.add(doc.Body, "remove the --- between them", "a second document begins here; a file holds one")
			break
		}
		root = c.node(doc.Body)
	}
	return root
}

func (c *converter) add(n ast.Node, hint, format string, args ...any) {
	c.report.reject(at(c.source, n.GetToken()), hint, format, args...)
}

// node converts one value. What cannot be converted is reported and becomes null.
func (c *converter) node(n ast.Node) *node {
	out := c.shaped(n)
	if out.size == 0 {
		out.size = 1
		for _, item := range out.items {
			out.size += item.size
		}
		for _, e := range out.entries {
			out.size += e.value.size
		}
	}
	if out.size > maxNodes && !c.full {
		c.full = true
		c.add(n, "", "this holds more than %d values, aliases written out", maxNodes)
	}
	if c.full {
		return &node{place: out.place, size: 1}
	}
	return out
}

func (c *converter) shaped(n ast.Node) *node {
	if n == nil {
		return &node{place: place{c.source, 1, 1}}
	}
	out := &node{place: at(c.source, n.GetToken())}
	switch n := n.(type) {
	case *ast.NullNode:
	case *ast.MappingNode:
		c.table(out, n.Values)
	case *ast.MappingValueNode:
		c.table(out, []*ast.MappingValueNode{n})
	case *ast.SequenceNode:
		out.shape = list
		for _, item := range n.Values {
			out.items = append(out.items, c.node(item))
		}
	case *ast.AnchorNode:
		out = c.node(n.Value)
		c.anchors[n.Name.GetToken().Value] = out
	case *ast.AliasNode:
		return c.alias(n, out)
	case *ast.TagNode:
		c.add(n, "remove it", "tags such as %s are not supported", n.Start.Value)
	default:
		c.scalar(out, n)
	}
	return out
}

func (c *converter) scalar(out *node, n ast.Node) {
	switch n := n.(type) {
	case *ast.StringNode:
		out.shape, out.text = text, n.Value
	case *ast.LiteralNode:
		out.shape, out.text = text, n.Value.Value
	case *ast.IntegerNode:
		out.shape, out.text = integer, n.Token.Value
	case *ast.FloatNode:
		out.shape, out.text = decimal, n.Token.Value
	case *ast.BoolNode:
		out.shape, out.text = boolean, n.Token.Value
	case *ast.InfinityNode, *ast.NanNode:
		out.shape, out.text = text, n.GetToken().Value
	default:
		c.add(n, "", "%s cannot stand here", n.Type().YAMLName())
	}
}

func (c *converter) alias(n *ast.AliasNode, none *node) *node {
	name := n.Value.GetToken().Value
	target, ok := c.anchors[name]
	if !ok {
		c.add(n, fmt.Sprintf("an anchor &%s must stand before it", name), "there is no anchor named %q", name)
		return none
	}
	return target
}

func (c *converter) table(out *node, values []*ast.MappingValueNode) {
	out.shape = table
	if len(values) > 0 {
		// A block's first token is its first colon; the place people mean is its first key.
		if key := at(c.source, values[0].Key.GetToken()); key.line == out.place.line {
			out.place.column = min(out.place.column, key.column)
		}
	}
	var merged []entry
	for _, v := range values {
		if v.Key.IsMergeKey() {
			merged = append(merged, c.merged(v.Value)...)
			continue
		}
		key, ok := c.key(v.Key)
		if !ok {
			continue
		}
		e := entry{key: key, place: at(c.source, v.Key.GetToken()), value: c.node(v.Value)}
		if out.has(key) {
			first := out.keyAt(key)
			c.report.add(e.place, "remove one of them", "the key %q is given twice, first in line %d", key, first.line)
			continue
		}
		out.entries = append(out.entries, e)
	}
	// YAML's merge keys fill in what the table does not say itself; of several, the first wins.
	for _, e := range merged {
		if !out.has(e.key) {
			out.entries = append(out.entries, e)
		}
	}
}

// merged returns the entries that the value of a merge key, << , brings in.
func (c *converter) merged(value ast.Node) []entry {
	n := c.node(value)
	switch n.shape {
	case table:
		return n.entries
	case list:
		var entries []entry
		for _, item := range n.items {
			entries = append(entries, item.entries...)
		}
		return slices.Clip(entries)
	}
	c.add(value, "write <<: *name", "a merge key takes a map, not %s", n.shape)
	return nil
}

func (c *converter) key(k ast.MapKeyNode) (string, bool) {
	var n ast.Node = k
	if complex, ok := k.(*ast.MappingKeyNode); ok {
		n = complex.Value
	}
	switch n.(type) {
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return n.GetToken().Value, true
	}
	c.add(k, "", "a key must be plain text")
	return "", false
}
