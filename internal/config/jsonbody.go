package config

import (
	"encoding/json"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// comment is a name whose value Terraform passes over.
const comment = "//"

// jsonBodies makes bodies of the native syntax out of JSON, so that the
// evaluator knows one form only. JSON does not say what is a block: a list of
// objects in a resource is taken for blocks, one object for an attribute,
// which counts as a block where a block is looked for.
// https://developer.hashicorp.com/terraform/language/syntax/json
type jsonBodies struct{ diags hcl.Diagnostics }

// parseJSON reads a file of configuration in JSON, as people and CDKTF write it.
func parseJSON(src []byte, filename string) (*hclsyntax.Body, hcl.Diagnostics) {
	n, diags := readJSON(src, filename)
	if diags.HasErrors() {
		return nil, diags
	}
	b := &jsonBodies{}
	return b.file(n), b.diags
}

// parseValuesJSON reads a file of values of variables. Its strings are no templates.
func parseValuesJSON(src []byte, filename string) (*hclsyntax.Body, hcl.Diagnostics) {
	n, diags := readJSON(src, filename)
	switch {
	case diags.HasErrors():
		return nil, diags
	case n.kind != '{':
		return nil, problemAt("Invalid JSON", "The file must hold one object.", n.at)
	}
	b := &jsonBodies{}
	body := newBody(n.at)
	for _, m := range n.members {
		if m.name != comment {
			b.attribute(body, m, b.literal(m.value))
		}
	}
	return body, b.diags
}

func newBody(at hcl.Range) *hclsyntax.Body {
	return &hclsyntax.Body{Attributes: hclsyntax.Attributes{}, SrcRange: at, EndRange: hcl.Range{Filename: at.Filename, Start: at.End, End: at.End}}
}

// labels is how many names stand between a top-level block's kind and its body.
var labels = map[string]int{
	"resource": 2, "data": 2, "ephemeral": 2, "variable": 1, "output": 1, "module": 1, "provider": 1, "check": 1,
	"locals": 0, "terraform": 0, "moved": 0, "import": 0, "removed": 0,
}

func (b *jsonBodies) file(n *jsonNode) *hclsyntax.Body {
	body := newBody(n.at)
	if n.kind == 0 || n.kind == '[' && !n.onlyObjects() && len(n.list) > 0 {
		b.diags = append(b.diags, problemAt("Invalid JSON", "The file must hold one object.", n.at)...)
	}
	for _, o := range n.objects() {
		for _, m := range o.members {
			if count, ok := labels[m.name]; ok {
				b.blocks(body, m, count, b.inside(m.name))
			} else if m.name != comment {
				b.diags = append(b.diags, problemAt("Unsupported block type", "Blocks of type \""+m.name+"\" are not expected here.", m.at)...)
			}
		}
	}
	return body
}

// inside is how the body of a top-level block is read.
func (b *jsonBodies) inside(kind string) func(*hclsyntax.Body, jsonMember) {
	switch kind {
	case "variable":
		return b.inVariable
	case "output":
		return b.inOutput
	case "module":
		return b.inModule
	case "terraform":
		return b.inSettings
	case "locals":
		return b.inLocals
	}
	return b.inResource
}

// blocks adds the blocks that a member stands for: its names are their labels,
// as many as there are, then come their bodies.
func (b *jsonBodies) blocks(to *hclsyntax.Body, m jsonMember, count int, inside func(*hclsyntax.Body, jsonMember)) {
	b.labelled(to, m, nil, m.value, count, inside)
}

func (b *jsonBodies) labelled(to *hclsyntax.Body, m jsonMember, names []jsonMember, n *jsonNode, count int, inside func(*hclsyntax.Body, jsonMember)) {
	if n.kind == 0 && n.scalar != nil {
		b.diags = append(b.diags, problemAt("Incorrect JSON value type", "Either an object or a list of objects is required for the block "+m.name+".", n.at)...)
	}
	for i, o := range n.objects() {
		if len(names) < count {
			for _, l := range o.members {
				if l.name != comment {
					b.labelled(to, m, append(names[:len(names):len(names)], l), l.value, count, inside)
				}
			}
			continue
		}
		start := m.at
		if len(names) > 0 {
			start = names[len(names)-1].at
		}
		if i > 0 {
			start = o.at
		}
		block := &hclsyntax.Block{Type: m.name, Body: newBody(o.at), TypeRange: start, OpenBraceRange: edge(o.at, o.at.Start), CloseBraceRange: edge(o.at, o.at.End)}
		for _, l := range names {
			block.Labels = append(block.Labels, l.name)
			block.LabelRanges = append(block.LabelRanges, l.at)
		}
		for _, inner := range o.members {
			if inner.name != comment {
				inside(block.Body, inner)
			}
		}
		to.Blocks = append(to.Blocks, block)
	}
}

func edge(of hcl.Range, at hcl.Pos) hcl.Range {
	return hcl.Range{Filename: of.Filename, Start: at, End: at}
}

func (b *jsonBodies) attribute(to *hclsyntax.Body, m jsonMember, x hclsyntax.Expression) {
	to.Attributes[m.name] = &hclsyntax.Attribute{
		Name: m.name, Expr: x, SrcRange: hcl.RangeBetween(m.at, m.value.at), NameRange: m.at, EqualsRange: m.at,
	}
}

func (b *jsonBodies) inLocals(to *hclsyntax.Body, m jsonMember) {
	b.attribute(to, m, b.expression(m.value))
}

func (b *jsonBodies) inVariable(to *hclsyntax.Body, m jsonMember) {
	switch m.name {
	case "type":
		b.attribute(to, m, b.code(m.value))
	case "validation":
		b.blocks(to, m, 0, b.inLocals)
	default:
		b.attribute(to, m, b.literal(m.value))
	}
}

func (b *jsonBodies) inOutput(to *hclsyntax.Body, m jsonMember) {
	switch m.name {
	case "precondition":
		b.blocks(to, m, 0, b.inLocals)
	case "depends_on":
		b.attribute(to, m, b.code(m.value))
	default:
		b.attribute(to, m, b.expression(m.value))
	}
}

func (b *jsonBodies) inModule(to *hclsyntax.Body, m jsonMember) {
	switch m.name {
	case "source", "version":
		b.attribute(to, m, b.literal(m.value))
	case "providers", "depends_on":
		b.attribute(to, m, b.code(m.value))
	default:
		b.attribute(to, m, b.expression(m.value))
	}
}

func (b *jsonBodies) inSettings(to *hclsyntax.Body, m jsonMember) {
	switch {
	case m.name == "backend" || m.name == "provider_meta":
		b.blocks(to, m, 1, b.inSettings)
	case m.name == "required_providers":
		b.blocks(to, m, 0, b.inLocals)
	case len(m.value.objects()) > 0:
		b.blocks(to, m, 0, b.inSettings)
	default:
		b.attribute(to, m, b.expression(m.value))
	}
}

// inResource reads a resource, data source or provider, and blocks nested in it.
func (b *jsonBodies) inResource(to *hclsyntax.Body, m jsonMember) {
	switch m.name {
	case "dynamic":
		b.blocks(to, m, 1, b.inDynamic)
		return
	case "provisioner":
		b.blocks(to, m, 1, b.inResource)
		return
	case "lifecycle":
		b.blocks(to, m, 0, b.inLifecycle)
		return
	case "connection", "timeouts", "assume_role", "default_tags", "ignore_tags", "endpoints":
		if len(m.value.objects()) > 0 {
			b.blocks(to, m, 0, b.inResource)
			return
		}
	case "provider", "depends_on":
		b.attribute(to, m, b.code(m.value))
		return
	}
	if m.value.onlyObjects() {
		b.blocks(to, m, 0, b.inResource)
		return
	}
	b.attribute(to, m, b.expression(m.value))
}

func (b *jsonBodies) inDynamic(to *hclsyntax.Body, m jsonMember) {
	switch m.name {
	case "content":
		b.blocks(to, m, 0, b.inResource)
	case "iterator":
		b.attribute(to, m, b.code(m.value))
	default:
		b.attribute(to, m, b.expression(m.value))
	}
}

func (b *jsonBodies) inLifecycle(to *hclsyntax.Body, m jsonMember) {
	switch m.name {
	case "precondition", "postcondition":
		b.blocks(to, m, 0, b.inLocals)
	case "ignore_changes", "replace_triggered_by":
		b.attribute(to, m, b.code(m.value))
	default:
		b.attribute(to, m, b.expression(m.value))
	}
}

// literal is a value whose strings are no templates.
func (b *jsonBodies) literal(n *jsonNode) hclsyntax.Expression {
	return b.construct(n, plainText, plainText)
}

// writer makes an expression of a string.
type writer func(s string, at hcl.Range) hclsyntax.Expression

func plainText(s string, at hcl.Range) hclsyntax.Expression {
	return &hclsyntax.LiteralValueExpr{Val: cty.StringVal(s), SrcRange: at}
}

// expression is a value whose strings are templates.
func (b *jsonBodies) expression(n *jsonNode) hclsyntax.Expression {
	template := func(s string, at hcl.Range) hclsyntax.Expression {
		if !strings.ContainsAny(s, "$%") {
			return plainText(s, at)
		}
		return b.parse(s, at, hclsyntax.ParseTemplate)
	}
	return b.construct(n, template, template)
}

// code is a value whose strings are expressions, such as a type or the name of a resource.
func (b *jsonBodies) code(n *jsonNode) hclsyntax.Expression {
	return b.construct(n, func(s string, at hcl.Range) hclsyntax.Expression {
		if inner, ok := strings.CutPrefix(s, "${"); ok && strings.HasSuffix(s, "}") {
			s = strings.TrimSuffix(inner, "}")
		}
		return b.parse(s, at, hclsyntax.ParseExpression)
	}, plainText)
}

func (b *jsonBodies) parse(s string, at hcl.Range, parser func([]byte, string, hcl.Pos) (hclsyntax.Expression, hcl.Diagnostics)) hclsyntax.Expression {
	start := hcl.Pos{Line: at.Start.Line, Column: at.Start.Column + 1, Byte: at.Start.Byte + 1}
	nothing := &hclsyntax.LiteralValueExpr{Val: cty.DynamicVal, SrcRange: at}
	if tooDeepTemplate([]byte(s), at.Filename) || tooDeepTemplate([]byte("${"+s+"}"), at.Filename) {
		b.diags = append(b.diags, problemAt("Brackets or operators are nested too deeply", "", at)...)
		return nothing
	}
	x, diags := parser([]byte(s), at.Filename, start)
	if diags.HasErrors() {
		for _, d := range diags {
			d.Subject = &at
		}
		b.diags = append(b.diags, diags...)
		return nothing
	}
	return x
}

func (b *jsonBodies) construct(n *jsonNode, text, key writer) hclsyntax.Expression {
	switch n.kind {
	case '[':
		x := &hclsyntax.TupleConsExpr{SrcRange: n.at, OpenRange: edge(n.at, n.at.Start)}
		for _, e := range n.list {
			x.Exprs = append(x.Exprs, b.construct(e, text, key))
		}
		return x
	case '{':
		x := &hclsyntax.ObjectConsExpr{SrcRange: n.at, OpenRange: edge(n.at, n.at.Start)}
		for _, m := range n.members {
			x.Items = append(x.Items, hclsyntax.ObjectConsItem{
				KeyExpr:   &hclsyntax.ObjectConsKeyExpr{Wrapped: key(m.name, m.at), ForceNonLiteral: true},
				ValueExpr: b.construct(m.value, text, key),
			})
		}
		return x
	}
	return b.scalar(n, text)
}

func (b *jsonBodies) scalar(n *jsonNode, text writer) hclsyntax.Expression {
	x := &hclsyntax.LiteralValueExpr{SrcRange: n.at}
	switch v := n.scalar.(type) {
	case string:
		return text(v, n.at)
	case bool:
		x.Val = cty.BoolVal(v)
	case json.Number:
		number, err := cty.ParseNumberVal(v.String())
		if err != nil {
			b.diags = append(b.diags, problemAt("Invalid number", err.Error(), n.at)...)
			number = cty.DynamicVal
		}
		x.Val = number
	default:
		x.Val = cty.NullVal(cty.DynamicPseudoType)
	}
	return x
}
