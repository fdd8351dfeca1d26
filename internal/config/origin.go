package config

import (
	"path/filepath"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// Origin is a step on the way of a value: the variable, local, call or tfvars line that it came through.
type Origin struct {
	// What is as it is written: var.x, local.y, module.z, terraform.tfvars.
	What  string
	Range hcl.Range
	// Unset is set for a variable that nobody gave a value.
	Unset bool
}

// maxOrigins is how many steps of a way are told.
const maxOrigins = 6

// Origins returns where an attribute's value came from, from the attribute
// backwards, at most 6 steps; empty for a literal. Of a value that is not known
// it is the way to what is not known.
func (a *Attribute) Origins() []Origin {
	if a.Expr == nil || a.scope == nil {
		return nil
	}
	e := a.scope.instance.evaluation
	e.mu.Lock()
	defer e.mu.Unlock()
	t := trail{seen: map[Origin]bool{}, open: isOpen(a.Value)}
	t.follow(a.scope, a.Expr)
	return t.steps
}

// isOpen reports whether some of a value is not known.
func isOpen(v cty.Value) bool { return !v.IsWhollyKnown() || symbolic(v) }

// trail is the way back from a value.
type trail struct {
	steps []Origin
	seen  map[Origin]bool
	open  bool // it leads to what is not known, and nowhere else
}

// add takes one step, and reports whether it is new and there is room for it.
func (t *trail) add(o Origin) bool {
	if t.seen[o] || len(t.steps) >= maxOrigins {
		return false
	}
	t.seen[o] = true
	t.steps = append(t.steps, o)
	return true
}

// follow goes back over what an expression refers to.
func (t *trail) follow(s *scope, x hclsyntax.Expression) {
	for _, ref := range hclsyntax.Variables(x) {
		if t.open && s.settled(ref) {
			continue
		}
		if t.repeated(s, ref.RootName()) {
			continue
		}
		name, named := nameAt(ref, 1)
		if !named {
			continue
		}
		i := s.instance
		switch ref.RootName() {
		case "local":
			if a := i.module.locals[name]; a != nil && t.add(Origin{What: "local." + name, Range: i.where(a.SrcRange)}) {
				t.follow(i.scope, a.Expr)
			}
		case "var":
			t.variable(i, name)
		case "module":
			t.module(i, name, ref[2:])
		case "data":
			if typ := name; len(ref) > 2 {
				name, _ = nameAt(ref, 2)
				t.resource(i, "data."+typ+"."+name)
			}
		}
	}
}

// settled reports whether all of what a reference leads to is known.
func (s *scope) settled(ref hcl.Traversal) bool {
	v, err := s.traverse(ref)
	return err == nil && !isOpen(v)
}

// variable goes back to who gave a variable its value.
func (t *trail) variable(i *instance, name string) {
	d := i.module.variables[name]
	if d == nil {
		t.add(Origin{What: "var." + name, Unset: true})
		return
	}
	_, set := i.given[name]
	var argument *hclsyntax.Attribute
	if i.call != nil {
		argument = i.call.Body.Attributes[name]
		set = argument != nil
	}
	o := Origin{What: "var." + name, Range: i.where(d.block.DefRange()), Unset: !set && d.preset == nil}
	if !set && d.preset != nil {
		o.Range = i.written(name, d)
	}
	if !t.add(o) || !set {
		return
	}
	if argument != nil {
		if t.add(Origin{What: addressOf(i.call), Range: i.from.instance.where(argument.SrcRange)}) {
			t.follow(i.from, argument.Expr)
		}
		return
	}
	if g := i.given[name]; g.file != "" {
		t.add(Origin{What: filepath.Base(g.file), Range: g.at})
	}
}

// module goes back into an output of a module.
func (t *trail) module(i *instance, name string, rest hcl.Traversal) {
	call := i.module.calls[name]
	if call == nil {
		return
	}
	for _, n := range i.group(call).members {
		c, ok := n.(*called)
		if !ok {
			continue
		}
		for at := range rest {
			output, _ := nameAt(rest, at)
			b := c.module.outputs[output]
			if b == nil || b.Body.Attributes["value"] == nil {
				continue
			}
			value := b.Body.Attributes["value"]
			if t.add(Origin{What: "module." + name + "." + output, Range: c.where(value.SrcRange)}) {
				t.follow(c.instance.scope, value.Expr)
			}
			return
		}
	}
}

// resource is a step at which the trail ends.
func (t *trail) resource(i *instance, key string) {
	if b := i.module.resources[key]; b != nil {
		t.add(Origin{What: key, Range: i.where(b.DefRange())})
	}
}

// repeated goes back to what count, for_each or a dynamic block goes over, if
// a name is that of one of its elements.
func (t *trail) repeated(s *scope, name string) bool {
	for ; s.outer != nil; s = s.outer {
		if s.name == name {
			if s.over != nil {
				t.follow(s.outer, s.over)
			}
			return true
		}
	}
	return false
}
