package config

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// meta are arguments of Terraform's own, which are no attributes of a resource.
var meta = map[string]bool{"count": true, "for_each": true, "depends_on": true, "provider": true, "providers": true}

// resourceBlock evaluates a resource and its nested blocks.
func (s *scope) resourceBlock(m *made) *Block {
	b := s.newBlock(m.block, m.block.Type)
	for _, name := range sortedKeys(m.block.Body.Attributes) {
		a := m.block.Body.Attributes[name]
		if meta[name] {
			continue
		}
		v, _ := m.argument(name, a)
		b.Attributes[name] = s.newAttribute(a, v)
	}
	s.with("self", nodeVal(m)).nest(b, m.block.Body)
	return b
}

// block evaluates a block that is no resource: a nested one, a provider, terraform.
func (s *scope) block(b *hclsyntax.Block, kind string) *Block {
	out := s.newBlock(b, kind)
	for _, name := range sortedKeys(b.Body.Attributes) {
		a := b.Body.Attributes[name]
		out.Attributes[name] = s.newAttribute(a, s.valueOf(a))
	}
	s.nest(out, b.Body)
	return out
}

// argument evaluates an argument that is to be kept.
func (s *scope) argument(a *hclsyntax.Attribute) (cty.Value, error) {
	return s.caught(a.SrcRange, func() (cty.Value, error) { return s.evaluate(a.Expr) })
}

// valueOf evaluates an argument, of which nobody asks why it has no value.
func (s *scope) valueOf(a *hclsyntax.Attribute) cty.Value {
	v, _ := s.argument(a)
	return v
}

func (s *scope) newBlock(b *hclsyntax.Block, kind string) *Block {
	s.instance.evaluation.spend(blockCost * (1 + len(b.Body.Attributes)))
	return &Block{
		Kind:       kind,
		Labels:     b.Labels,
		Range:      s.instance.where(hcl.RangeBetween(b.TypeRange, b.CloseBraceRange)),
		Attributes: make(map[string]*Attribute, len(b.Body.Attributes)),
		workspace:  s.instance.evaluation.workspace,
	}
}

func (s *scope) newAttribute(a *hclsyntax.Attribute, v cty.Value) *Attribute {
	return &Attribute{Name: a.Name, Value: opened(v), Range: s.instance.where(a.SrcRange), Expr: a.Expr, scope: s}
}

// nest adds the nested blocks of a body, dynamic ones expanded.
func (s *scope) nest(out *Block, body *hclsyntax.Body) {
	for _, b := range body.Blocks {
		switch {
		case b.Type == "dynamic" && len(b.Labels) == 1:
			s.dynamic(out, b)
		case b.Type == "lifecycle":
			out.Blocks = append(out.Blocks, s.lifecycle(b))
		default:
			out.Blocks = append(out.Blocks, s.block(b, b.Type))
		}
	}
}

// dynamic expands a dynamic block: its content for each element of for_each.
func (s *scope) dynamic(out *Block, b *hclsyntax.Block) {
	var content *hclsyntax.Block
	for _, n := range b.Body.Blocks {
		if n.Type == "content" {
			content = n
		}
	}
	each := b.Body.Attributes["for_each"]
	if content == nil || each == nil {
		return
	}
	iterator := b.Labels[0]
	if a := b.Body.Attributes["iterator"]; a != nil {
		if name := hcl.ExprAsKeyword(a.Expr); name != "" {
			iterator = name
		}
	}
	add := func(key, value cty.Value) *Block {
		n := s.repeated(iterator, pair(key, value), each.Expr).block(content, b.Labels[0])
		n.Range = s.instance.where(hcl.RangeBetween(b.TypeRange, b.CloseBraceRange))
		out.Blocks = append(out.Blocks, n)
		return n
	}
	v, err := s.evaluate(each.Expr)
	if n, ok := nodeOf(v); ok {
		v = n.whole()
	}
	switch {
	case err != nil, !v.IsKnown(), v.Type() == cty.String && symbolic(v):
		add(cty.DynamicVal, cty.DynamicVal).Maybe = true
		return
	case v.IsNull() || !v.CanIterateElements():
		return
	}
	for k, e := range v.Elements() {
		if v.Type().IsSetType() {
			k = e
		}
		if s.instance.evaluation.budget.spent {
			return
		}
		add(k, e)
	}
}

// lifecycle evaluates a lifecycle block, in which ignore_changes holds names:
// they become strings.
func (s *scope) lifecycle(b *hclsyntax.Block) *Block {
	out := s.newBlock(b, b.Type)
	for _, name := range sortedKeys(b.Body.Attributes) {
		a := b.Body.Attributes[name]
		switch name {
		case "ignore_changes":
			out.Attributes[name] = s.newAttribute(a, namesIn(a.Expr))
		case "replace_triggered_by":
		default:
			out.Attributes[name] = s.newAttribute(a, s.valueOf(a))
		}
	}
	s.nest(out, b.Body)
	return out
}

// namesIn are the attributes that an expression names, without values: all, or [tags, size].
func namesIn(x hclsyntax.Expression) cty.Value {
	if name := hcl.ExprAsKeyword(x); name != "" {
		return cty.TupleVal([]cty.Value{cty.StringVal(name)})
	}
	var out []cty.Value
	if t, ok := x.(*hclsyntax.TupleConsExpr); ok {
		for _, e := range t.Exprs {
			traversal, diags := hcl.AbsTraversalForExpr(e)
			if !diags.HasErrors() {
				out = append(out, cty.StringVal(traversal.RootName()))
			}
		}
	}
	return cty.TupleVal(out)
}
