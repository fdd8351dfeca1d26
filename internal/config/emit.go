package config

import (
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// emit adds what one block of the module makes to the stack.
func (i *instance) emit(b *hclsyntax.Block) {
	switch b.Type {
	case "provider":
		i.add(&Resource{Block: i.scope.block(b, b.Type), Mode: Provider, Type: "provider." + b.Labels[0], Name: alias(b), Address: i.prefixed(addressOf(b)), Maybe: i.maybe})
	case "terraform":
		i.add(&Resource{Block: i.scope.block(b, b.Type), Mode: Settings, Type: "terraform", Address: i.prefixed("terraform"), Maybe: i.maybe})
	case "module":
		for _, n := range i.group(b).members {
			i.emitCall(b, n)
		}
	default:
		for _, n := range i.group(b).members {
			if m, ok := n.(*made); ok {
				i.add(&Resource{Block: m.evaluated(), Mode: modeOf(b), Type: b.Labels[0], Name: b.Labels[1], Address: m.address, Maybe: m.maybe})
			}
		}
	}
}

// emitCall adds one instance of a module call.
func (i *instance) emitCall(b *hclsyntax.Block, n node) {
	r := &Resource{Mode: Call, Type: "module", Name: b.Labels[0]}
	switch n := n.(type) {
	case *called:
		r.Address, r.Maybe, r.Block = n.address, n.maybe, n.from.callBlock(b, n.passed)
	case *missing:
		r.Address, r.Maybe, r.Block = n.address, n.maybe, n.scope.callBlock(b, n.scope.argument)
	}
	i.add(r)
}

// callBlock evaluates a module call, given what evaluates its arguments.
func (s *scope) callBlock(b *hclsyntax.Block, argument func(*hclsyntax.Attribute) (cty.Value, error)) *Block {
	out := s.newBlock(b, b.Type)
	for _, name := range sortedKeys(b.Body.Attributes) {
		if a := b.Body.Attributes[name]; !meta[name] {
			v, _ := argument(a)
			out.Attributes[name] = s.newAttribute(a, v)
		}
	}
	return out
}

func modeOf(b *hclsyntax.Block) Mode {
	if b.Type == "data" {
		return Data
	}
	return Managed
}

func (i *instance) add(r *Resource) {
	r.Stack = i.evaluation.stack
	i.evaluation.stack.Resources = append(i.evaluation.stack.Resources, r)
}
