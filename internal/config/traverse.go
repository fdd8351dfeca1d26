package config

import (
	"path/filepath"
	"strconv"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// traverse evaluates a reference such as aws_x.y[0].arn, and no more of what
// it names than it needs.
func (s *scope) traverse(t hcl.Traversal) (cty.Value, error) {
	root := t.RootName()
	if v, ok := s.named(root); ok {
		return s.follow(v, t[1:])
	}
	if s.bare {
		return cty.DynamicVal, failure("the template has no such variable")
	}
	i := s.instance
	name, named := nameAt(t, 1)
	switch root {
	case "var", "local", "module", "path", "terraform":
		if !named {
			return cty.DynamicVal, nil
		}
		v, err := i.lookup(root, name)
		if err != nil {
			return cty.DynamicVal, err
		}
		return s.follow(v, t[2:])
	case "each", "count", "self":
		return cty.DynamicVal, nil
	case "data", "ephemeral":
		typ := name
		if name, named = nameAt(t, 2); named {
			return s.follow(i.resource(root+"."+typ+"."+name), t[3:])
		}
	default:
		if named {
			return s.follow(i.resource(root+"."+name), t[2:])
		}
	}
	return cty.DynamicVal, failure("the reference names nothing")
}

func (i *instance) lookup(root, name string) (cty.Value, error) {
	switch root {
	case "var":
		return i.variable(name)
	case "local":
		return i.local(name)
	case "module":
		return i.child(name), nil
	case "path":
		return i.paths(name)
	}
	if name == "workspace" {
		return cty.StringVal("default"), nil
	}
	return cty.DynamicVal, nil
}

func (i *instance) paths(name string) (cty.Value, error) {
	switch name {
	case "module":
		return cty.StringVal(i.path), nil
	case "root":
		return cty.StringVal("."), nil
	case "cwd":
		if dir, err := filepath.Abs(i.evaluation.root.dir); err == nil {
			return cty.StringVal(filepath.ToSlash(dir)), nil
		}
	}
	return cty.DynamicVal, failure("there is no such path")
}

// nameAt is the name at a place of a traversal.
func nameAt(t hcl.Traversal, at int) (string, bool) {
	if at >= len(t) {
		return "", false
	}
	a, ok := t[at].(hcl.TraverseAttr)
	return a.Name, ok
}

// follow goes on from a value.
func (s *scope) follow(v cty.Value, t hcl.Traversal) (cty.Value, error) {
	var err error
	for _, at := range t {
		switch at := at.(type) {
		case hcl.TraverseAttr:
			v, err = s.attribute(v, at.Name)
		case hcl.TraverseIndex:
			v, err = s.index(v, at.Key)
		default:
			return cty.DynamicVal, nil
		}
		if err != nil {
			return cty.DynamicVal, err
		}
	}
	return v, nil
}

// attribute is v.name. In a reference to what is known after apply it is a
// reference to that part of it.
func (s *scope) attribute(v cty.Value, name string) (cty.Value, error) {
	if n, ok := nodeOf(v); ok {
		return n.attribute(name)
	}
	if deeper, ok := s.deeper(v, "."+name); ok {
		return deeper, nil
	}
	out, diags := hcl.GetAttr(v, name, nil)
	if diags.HasErrors() {
		return cty.DynamicVal, failure("there is no attribute of this name")
	}
	return out, nil
}

// index is v[key].
func (s *scope) index(v, key cty.Value) (cty.Value, error) {
	if n, ok := nodeOf(v); ok {
		return n.at(key)
	}
	if k, ok := keyText(key); ok {
		if deeper, ok := s.deeper(v, k); ok {
			return deeper, nil
		}
	}
	out, diags := hcl.Index(v, key, nil)
	if !diags.HasErrors() {
		return out, nil
	}
	if symbolic(key) || symbolic(v) && v.Type() == cty.String {
		return cty.DynamicVal, nil
	}
	return cty.DynamicVal, failure("there is no element at this index")
}

// deeper is a reference to a part of what a string refers to.
func (s *scope) deeper(v cty.Value, path string) (cty.Value, bool) {
	text, ok := text(v)
	if !ok || !HasToken(text) {
		return cty.NilVal, false
	}
	w := s.instance.evaluation.workspace
	ref, ok := w.whole(text)
	if !ok || ref.Variable() || len(ref.Attribute)+len(path) > maxPath || !s.instance.evaluation.spend(refCost) {
		return cty.DynamicVal, true
	}
	ref.Attribute += path
	return cty.StringVal(w.references.token(ref)), true
}

// maxPath is how long the path of a reference may be.
const maxPath = 500

// whole is the reference that a string is, with nothing around it.
func (w *Workspace) whole(s string) (Ref, bool) {
	var found []Ref
	only := true
	ok := w.references.split(s, func(t string) { only = only && t == "" }, func(r Ref) { found = append(found, r) })
	if !ok || !only || len(found) != 1 {
		return Ref{}, false
	}
	return found[0], true
}

// keyText is an index as it is written in an address.
func keyText(key cty.Value) (string, bool) {
	if key.IsNull() || !key.IsKnown() {
		return "", false
	}
	if key.Type() == cty.Number {
		n, err := convert.Convert(key, cty.String)
		if err != nil {
			return "", false
		}
		return "[" + n.AsString() + "]", true
	}
	k, ok := text(key)
	return "[" + strconv.Quote(k) + "]", ok
}
