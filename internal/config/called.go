package config

import (
	"path/filepath"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// called is one instance of a module call: the module that it makes.
type called struct{ *instance }

// missing is a module whose code is not here. Its outputs are references.
type missing struct {
	place
	instance *instance
}

// called makes one instance of a call.
func (i *instance) called(b *hclsyntax.Block, p place) node {
	f, path, why := i.source(b)
	if f == nil {
		i.evaluation.left(why)
		return &missing{p, i}
	}
	child := i.evaluation.instance(f, b, p.scope, p.address, path)
	child.key = i.keyOf(b)
	child.depth = i.depth + 1
	child.maybe = p.maybe
	return &called{child}
}

// source finds the code of a module: below a local path, or where Terraform fetched it to.
func (i *instance) source(b *hclsyntax.Block) (f *folder, path string, why Left) {
	e := i.evaluation
	why = Left{Range: i.where(b.DefRange()), Address: i.prefixed(addressOf(b))}
	source := ""
	if a := b.Body.Attributes["source"]; a != nil {
		if v, err := i.scope.evaluate(a.Expr); err == nil {
			source, _ = text(v)
		}
	}
	switch {
	case i.depth >= maxModules:
		why.Why, why.Hint = "modules call each other too deeply", "look for a module that calls itself"
		return nil, "", why
	case isLocal(source):
		path = filepath.ToSlash(filepath.Join(i.path, source))
	default:
		dir, ok := e.fetched[i.keyOf(b)]
		if !ok {
			why.Why, why.Hint = "the module was not fetched", "run flota check --init, or terraform init"
			return nil, "", why
		}
		path = dir
	}
	dir := path
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(e.root.dir, filepath.FromSlash(path))
	}
	f = e.workspace.folder(dir)
	if len(f.files) == 0 {
		why.Why, why.Hint = "the module's folder has no configuration", "check its source"
		return nil, "", why
	}
	return f, path, why
}

// keyOf is the path of a call without indexes, as modules.json has it: a.b for
// module.a["x"].module.b.
func (i *instance) keyOf(call *hclsyntax.Block) string {
	if i.key == "" {
		return call.Labels[0]
	}
	return i.key + "." + call.Labels[0]
}

// passed evaluates an argument of the module's call, once.
func (i *instance) passed(a *hclsyntax.Attribute) (cty.Value, error) {
	return i.from.once(i.cells, "call."+a.Name, a.SrcRange, func() (cty.Value, error) { return i.from.evaluate(a.Expr) })
}

// child is what module.name is.
func (i *instance) child(name string) cty.Value {
	if b := i.module.calls[name]; b != nil {
		return i.group(b).value
	}
	return nodeVal(&absent{i, i.prefixed("module." + name)})
}

func (c *called) attribute(name string) (cty.Value, error) { return c.output(name) }

func (c *called) at(cty.Value) (cty.Value, error) {
	return cty.DynamicVal, failure("the module has no count or for_each")
}

func (c *called) whole() cty.Value {
	out := map[string]cty.Value{}
	for _, name := range sortedKeys(c.module.outputs) {
		v, _ := c.output(name)
		out[name] = opened(v)
	}
	return cty.ObjectVal(out)
}

func (m *missing) attribute(name string) (cty.Value, error) {
	return m.instance.token(m.address, name), nil
}

func (m *missing) at(cty.Value) (cty.Value, error) {
	return cty.DynamicVal, failure("the module has no count or for_each")
}

func (m *missing) whole() cty.Value { return cty.DynamicVal }
