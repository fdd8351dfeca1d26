package config

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// layBlock lays what a plan says of a block over it, and over the blocks in it.
// Without a plan only references are made certain.
func (l *layer) layBlock(b *Block, after, unknown map[string]any) {
	for name, a := range b.Attributes {
		v, ok := after[name]
		flag := unknown[name]
		if !ok {
			flag = true
		}
		a.Value = l.lay(a.Value, v, flag)
	}
	var kinds []string
	for _, n := range b.Blocks {
		if !slices.Contains(kinds, n.Kind) {
			kinds = append(kinds, n.Kind)
		}
	}
	var out []*Block
	for _, kind := range kinds {
		out = append(out, l.layBlocks(b.named(kind), after[kind], unknown[kind])...)
	}
	b.Blocks = out
}

// layBlocks pairs the blocks of a kind with those of a plan. A block that may
// not be there becomes those of the plan that no other block is.
func (l *layer) layBlocks(blocks []*Block, after, unknown any) []*Block {
	list := objectsOf(after)
	if o, ok := after.(map[string]any); ok {
		list, unknown = []map[string]any{o}, []any{unknown}
	}
	flags, _ := unknown.([]any)
	_, planned := after.([]any)
	if planned = (planned || len(list) > 0) && unknown != true && len(list) <= maxInstances; !planned {
		for _, b := range blocks {
			l.layBlock(b, nil, nil)
		}
		return blocks
	}
	flagsOf := func(k int) map[string]any {
		if k >= len(flags) {
			return nil
		}
		m, _ := flags[k].(map[string]any)
		return m
	}
	used := make([]bool, len(list))
	for _, b := range blocks {
		if b.Maybe {
			continue
		}
		if k := likest(b, list, used); k >= 0 {
			used[k] = true
			l.layBlock(b, list[k], flagsOf(k))
			continue
		}
		l.layBlock(b, nil, nil)
	}
	maybes := slices.DeleteFunc(slices.Clone(blocks), func(b *Block) bool { return !b.Maybe })
	out := slices.DeleteFunc(slices.Clone(blocks), func(b *Block) bool { return b.Maybe })
	for k, o := range list {
		if used[k] || len(maybes) == 0 {
			continue
		}
		n := copyOf(slices.MaxFunc(maybes, func(a, b *Block) int { return likeness(a, o) - likeness(b, o) }))
		n.Maybe = false
		l.layBlock(n, o, flagsOf(k))
		out = append(out, n)
	}
	return out
}

// likest is the unused block of a plan that has most in common with one of the stack.
func likest(b *Block, list []map[string]any, used []bool) int {
	best, most := -1, -1
	for k, o := range list {
		if used[k] {
			continue
		}
		if n := likeness(b, o); n > most {
			best, most = k, n
		}
	}
	return best
}

// likeness counts the attributes that two blocks have in common; it is below
// zero if one is surely another.
func likeness(b *Block, o map[string]any) int {
	n := 0
	for name, a := range b.Attributes {
		if !plainScalar(a.Value) {
			continue
		}
		want := jsonValue(o[name])
		if want.IsNull() || !want.Type().IsPrimitiveType() {
			continue
		}
		if word(a.Value) != word(want) {
			return -1
		}
		n++
	}
	return n
}

// adopt makes the references of a block that comes from the plan those of the stack.
func (l *layer) adopt(b *Block) {
	w := l.stack.workspace
	for _, a := range b.Attributes {
		v, err := cty.Transform(a.Value, func(_ cty.Path, e cty.Value) (cty.Value, error) {
			if !e.IsKnown() || e.IsNull() || e.Type() != cty.String || !HasToken(e.AsString()) {
				return e, nil
			}
			var text strings.Builder
			w.references.split(e.AsString(), func(t string) { text.WriteString(t) }, func(r Ref) {
				if r.Stack == l.plan.stack {
					r.Stack = l.stack
				}
				text.WriteString(w.references.token(r))
			})
			return cty.StringVal(text.String()), nil
		})
		if err == nil {
			a.Value = v
		}
	}
	for _, n := range b.Blocks {
		l.adopt(n)
	}
}
