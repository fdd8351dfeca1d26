package config

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// variable evaluates an input variable: what the call or the tfvars files say,
// else its default, in its declared type.
func (i *instance) variable(name string) (cty.Value, error) {
	d := i.module.variables[name]
	if d == nil {
		return i.undeclared(name), nil
	}
	return i.cell("var."+name, d.block.DefRange(), func() (cty.Value, error) {
		v, set, err := i.argument(name)
		if err != nil {
			return cty.DynamicVal, err
		}
		if set && (!v.IsNull() || d.nullable) {
			if i.scope.looked(v, valueLooks) {
				if c, err := conform(v, d.typ, d.defaults); err == nil {
					return c, nil
				}
			}
			return cty.UnknownVal(d.typ.WithoutOptionalAttributesDeep()), nil
		}
		if d.preset == nil {
			return i.unset(name, d.typ), nil
		}
		v, err = i.scope.evaluate(d.preset)
		if err != nil {
			return cty.DynamicVal, err
		}
		return conform(v, d.typ, d.defaults)
	})
}

// argument is what a variable was given from outside the module.
func (i *instance) argument(name string) (v cty.Value, set bool, err error) {
	if i.call == nil {
		g, ok := i.given[name]
		return g.value, ok, nil
	}
	a := i.call.Body.Attributes[name]
	if a == nil {
		return cty.NilVal, false, nil
	}
	v, err = i.passed(a)
	return v, true, err
}

// unset is the value of a variable that nobody gave one.
func (i *instance) unset(name string, ty cty.Type) cty.Value {
	if i.call != nil || ty != cty.String && ty != cty.DynamicPseudoType {
		return cty.UnknownVal(ty.WithoutOptionalAttributesDeep())
	}
	return i.token("var."+name, "")
}

// undeclared is the value of a variable that the module does not have.
func (i *instance) undeclared(name string) cty.Value {
	if i.call == nil {
		if g, ok := i.given[name]; ok {
			return g.value
		}
	}
	return i.unset(name, cty.DynamicPseudoType)
}

// token is a string that stands for an attribute of what has an address in the stack.
func (i *instance) token(address, attribute string) cty.Value {
	e := i.evaluation
	if !e.spend(refCost + len(address) + len(attribute)) {
		return cty.UnknownVal(cty.String)
	}
	return cty.StringVal(e.workspace.references.token(Ref{Stack: e.stack, Address: address, Attribute: attribute}))
}

// values are all variables, locals and outputs of the module.
func (i *instance) values() []Named {
	var out []Named
	for _, name := range sortedKeys(i.module.variables) {
		d := i.module.variables[name]
		v, _ := i.variable(name)
		out = append(out, Named{
			Kind: Variable, Name: "var." + name, Module: i.address, Value: opened(v), Sensitive: d.sensitive, Range: i.written(name, d),
		})
	}
	for _, name := range sortedKeys(i.module.locals) {
		v, _ := i.local(name)
		out = append(out, Named{
			Kind: Local, Name: "local." + name, Module: i.address, Value: opened(v), Range: i.where(i.module.locals[name].SrcRange),
		})
	}
	for _, name := range sortedKeys(i.module.outputs) {
		b := i.module.outputs[name]
		v, _ := i.output(name)
		n := Named{
			Kind: Output, Name: "output." + name, Module: i.address, Value: opened(v), Range: i.where(b.DefRange()),
			Sensitive: flag(b, "sensitive", false) || flag(b, "ephemeral", false),
		}
		if a := b.Body.Attributes["value"]; a != nil {
			n.Range = i.where(a.SrcRange)
		}
		out = append(out, n)
	}
	return out
}

// written is where a variable's value stands.
func (i *instance) written(name string, d *declared) hcl.Range {
	switch {
	case i.call == nil && i.given[name].file != "":
		return i.given[name].at
	case i.call != nil && i.call.Body.Attributes[name] != nil:
		return i.from.instance.where(i.call.Body.Attributes[name].SrcRange)
	}
	if a := d.block.Body.Attributes["default"]; a != nil {
		return i.where(a.SrcRange)
	}
	return i.where(d.block.DefRange())
}
