package config

import (
	"math/big"
	"strconv"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// group is what one block makes: one instance, or those of count or for_each.
type group struct {
	members []node
	// value is what a reference to the whole block is.
	value cty.Value
}

// place is where one instance of a block stands.
type place struct {
	address string
	scope   *scope
	maybe   bool
}

// group works out the instances of a block, once.
func (i *instance) group(b *hclsyntax.Block) *group {
	if g := i.groups[b]; g != nil {
		return g
	}
	g := &group{value: cty.DynamicVal} // for what asks for itself
	i.groups[b] = g
	address := i.prefixed(addressOf(b))
	switch count, each := b.Body.Attributes["count"], b.Body.Attributes["for_each"]; {
	case count != nil:
		i.counted(g, b, address, count.Expr)
	case each != nil:
		i.keyed(g, b, address, each.Expr)
	default:
		g.value = g.add(i, b, place{address, i.scope, i.maybe})
	}
	return g
}

// addressOf is how a block is referred to inside its module.
func addressOf(b *hclsyntax.Block) string {
	switch b.Type {
	case "data":
		return "data." + b.Labels[0] + "." + b.Labels[1]
	case "module":
		return "module." + b.Labels[0]
	case "provider":
		if name := alias(b); name != "" {
			return "provider." + b.Labels[0] + "." + name
		}
		return "provider." + b.Labels[0]
	case "terraform":
		return "terraform"
	}
	return b.Labels[0] + "." + b.Labels[1]
}

// add makes one instance of a block.
func (g *group) add(i *instance, b *hclsyntax.Block, p place) cty.Value {
	e := i.evaluation
	if e.budget.instances++; e.budget.instances > maxInstances {
		e.exhausted("the configuration has more than " + strconv.Itoa(maxInstances) + " instances")
		return cty.DynamicVal
	}
	var n node
	if b.Type == "module" {
		n = i.called(b, p)
	} else {
		n = i.made(b, p)
	}
	g.members = append(g.members, n)
	return nodeVal(n)
}

func (i *instance) counted(g *group, b *hclsyntax.Block, address string, x hclsyntax.Expression) {
	n, known := i.count(x)
	if !known {
		s := i.scope.repeated("count", cty.ObjectVal(map[string]cty.Value{"index": cty.UnknownVal(cty.Number)}), x)
		g.vague(i, b, address, s)
		return
	}
	var all []cty.Value
	for k := range n {
		s := i.scope.repeated("count", cty.ObjectVal(map[string]cty.Value{"index": cty.NumberIntVal(int64(k))}), x)
		all = append(all, g.add(i, b, place{address + "[" + strconv.Itoa(k) + "]", s, i.maybe}))
		if i.evaluation.budget.instances > maxInstances {
			return
		}
	}
	g.value = cty.TupleVal(all)
}

func (i *instance) count(x hclsyntax.Expression) (n int, known bool) {
	v, err := i.scope.evaluate(x)
	if err != nil || v.IsNull() || !v.IsKnown() || symbolic(v) {
		return 0, false
	}
	c, err := convert.Convert(v, cty.Number)
	if err != nil || !c.IsKnown() || c.IsNull() {
		return 0, false
	}
	if c.AsBigFloat().Cmp(big.NewFloat(maxInstances)) > 0 {
		return maxInstances + 1, true
	}
	whole, _ := c.AsBigFloat().Int64()
	return int(max(whole, 0)), true
}

func (i *instance) keyed(g *group, b *hclsyntax.Block, address string, x hclsyntax.Expression) {
	v, err := i.scope.evaluate(x)
	if n, ok := nodeOf(v); ok {
		v = n.whole()
	}
	if err != nil || v.IsNull() || !v.IsKnown() || !v.CanIterateElements() {
		g.vague(i, b, address, i.scope.repeated("each", pair(cty.UnknownVal(cty.String), cty.DynamicVal), x))
		return
	}
	byKey := v.Type().IsObjectType() || v.Type().IsMapType()
	all := map[string]cty.Value{}
	for k, e := range v.Elements() {
		if !byKey {
			k = e
		}
		if i.evaluation.budget.instances > maxInstances {
			return
		}
		c, err := convert.Convert(k, cty.String)
		if err != nil || c.IsNull() || !c.IsKnown() {
			s := i.scope.repeated("each", pair(cty.UnknownVal(cty.String), e), x)
			g.add(i, b, place{address + "[?]", s, true})
			continue
		}
		key := i.evaluation.workspace.Readable(c.AsString())
		all[c.AsString()] = g.add(i, b, place{address + "[" + strconv.Quote(key) + "]", i.scope.repeated("each", pair(c, e), x), i.maybe})
	}
	if len(all) == len(g.members) {
		g.value = cty.ObjectVal(all)
	}
}

// pair is what each, or the iterator of a dynamic block, is.
func pair(key, value cty.Value) cty.Value {
	return cty.ObjectVal(map[string]cty.Value{"key": key, "value": value})
}

// vague makes the one instance that stands for nobody knows how many.
func (g *group) vague(i *instance, b *hclsyntax.Block, address string, s *scope) {
	g.add(i, b, place{address + "[?]", s, true})
	if len(g.members) == 1 {
		g.value = nodeVal(&some{g.members[0]})
	}
}

// some stands for a group of which it is not known how many there are.
type some struct{ one node }

func (s *some) attribute(name string) (cty.Value, error) { return s.one.attribute(name) }
func (s *some) at(cty.Value) (cty.Value, error)          { return nodeVal(s.one), nil }
func (s *some) whole() cty.Value                         { return cty.DynamicVal }
