package config

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// vantage is where an expression of a plan stands: it says what its names mean.
type vantage struct {
	module string // address of the module instance
	index  string // of the instance, with its brackets
	each   any    // the expression behind each.value
}

// later is the value of what is known only after apply: what its expression
// refers to. What refers to a policy document that can be made is that document.
func (p *plan) later(i *planned, expression any) cty.Value {
	refs := p.references(i, expression)
	if len(refs) == 0 {
		return cty.DynamicVal
	}
	if d := p.byAddress[refs[0].Address]; len(refs) == 1 && d != nil && d.mode == "data" && d.typ == "aws_iam_policy_document" {
		if b := p.blockOf(d); b != nil {
			if v := b.Get(refs[0].Attribute); v.Given() == Yes {
				return v.V
			}
		}
	}
	return p.token(refs...)
}

func (p *plan) token(refs ...Ref) cty.Value {
	var b strings.Builder
	for _, r := range refs {
		b.WriteString(p.stack.workspace.references.token(r))
	}
	return cty.StringVal(b.String())
}

// references are what an expression of an instance refers to in the end:
// through the inputs and outputs of modules, but not through locals, of which a
// plan does not say what they are.
func (p *plan) references(i *planned, expression any) []Ref {
	at := vantage{module: i.module, index: i.address[len(Bare(i.address)):]}
	if i.config != nil {
		at.each = i.config.ForEach
	}
	return p.resolveAll(at, expression, 0)
}

// maxReferences is how many references of one expression are followed.
const maxReferences = 64

func (p *plan) resolveAll(at vantage, expression any, depth int) []Ref {
	if depth > maxModules {
		return nil
	}
	var out []Ref
	for _, name := range namesOf(expression) {
		for _, r := range p.resolve(at, name, depth) {
			if !slices.Contains(out, r) && len(out) < maxReferences {
				out = append(out, r)
			}
		}
	}
	return out
}

// namesOf are the names in an expression, without those that others begin with:
// a plan lists aws_x.y.arn and aws_x.y.
func namesOf(expression any) []string {
	x, _ := expression.(map[string]any)
	list, _ := x["references"].([]any)
	var all []string
	for _, e := range list {
		if s, ok := e.(string); ok && len(all) < maxReferences {
			all = append(all, s)
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(s string) bool {
		return slices.ContainsFunc(all, func(o string) bool {
			return strings.HasPrefix(o, s+".") || strings.HasPrefix(o, s+"[")
		})
	})
}

func (p *plan) resolve(at vantage, name string, depth int) []Ref {
	parts := splitAddress(name)
	switch parts[0] {
	case "var":
		return p.resolveVariable(at, parts, depth)
	case "module":
		return p.resolveOutput(at, parts, depth)
	case "each":
		inner := at
		inner.each = nil
		return p.resolveAll(inner, at.each, depth+1)
	case "count", "path", "terraform", "self":
		return nil
	case "local":
		return []Ref{p.ref(within(at.module, "local"), parts[1:])}
	}
	n := 2
	if parts[0] == "data" {
		n = 3
	}
	if len(parts) < n {
		return nil
	}
	address := within(at.module, strings.Join(parts[:n], "."))
	if p.byAddress[address+at.index] != nil && p.byAddress[address] == nil {
		address += at.index
	}
	return []Ref{p.ref(address, parts[n:])}
}

// ref is a reference to an attribute; to the id if none is named.
func (p *plan) ref(address string, path []string) Ref {
	attribute := strings.Join(path, ".")
	if attribute == "" {
		attribute = "id"
	}
	return Ref{Stack: p.stack, Address: address, Attribute: attribute}
}

func within(module, address string) string {
	if module == "" {
		return address
	}
	return module + "." + address
}

// resolveVariable goes to the call that gives the variable its value.
func (p *plan) resolveVariable(at vantage, parts []string, depth int) []Ref {
	steps := moduleSteps(at.module)
	if len(steps) == 0 || len(parts) < 2 {
		return nil
	}
	last := steps[len(steps)-1]
	outer := strings.TrimSuffix(strings.TrimSuffix(at.module, last.String()), ".")
	m := p.module(outer)
	if m == nil {
		return nil
	}
	name, _, _ := strings.Cut(parts[1], "[")
	call := m.Calls[last.name]
	return p.resolveAll(vantage{module: outer, index: last.key, each: call.ForEach}, call.Expressions[name], depth+1)
}

// resolveOutput goes to what the output of a module refers to.
func (p *plan) resolveOutput(at vantage, parts []string, depth int) []Ref {
	if len(parts) < 3 {
		return nil
	}
	called := within(at.module, "module."+parts[1])
	if at.index != "" && slices.Contains(p.modules[called], called+at.index) {
		called += at.index
	}
	m := p.module(called)
	if m == nil {
		return []Ref{p.ref(called, parts[2:])}
	}
	name, _, _ := strings.Cut(parts[2], "[")
	return p.resolveAll(vantage{module: called}, m.Outputs[name].Expression, depth+1)
}

// values enters the variables and outputs of the root.
func (p *plan) values() {
	root := &p.file.Configuration.Root
	add := func(kind Kind, name string, v cty.Value, sensitive bool) {
		p.stack.Values = append(p.stack.Values, Named{Kind: kind, Name: name, Value: v, Range: p.at, Sensitive: sensitive})
	}
	for _, name := range sortedKeys(p.file.Variables) {
		d := root.Variables[name]
		add(Variable, "var."+name, jsonValue(p.file.Variables[name].Value), d.Sensitive || d.Ephemeral)
	}
	for _, name := range sortedKeys(root.Outputs) {
		o := root.Outputs[name]
		v := cty.DynamicVal
		if known, ok := p.file.Planned.Outputs[name]; ok && known.Value != nil {
			v = jsonValue(known.Value)
		} else if refs := p.resolveAll(vantage{}, o.Expression, 0); len(refs) > 0 {
			v = p.token(refs...)
		}
		add(Output, "output."+name, v, o.Sensitive)
		p.stack.Outputs[name] = v
	}
}

// calls enters the calls of modules, one resource for each instance.
func (p *plan) calls(module string, m *planModule) {
	for _, name := range sortedKeys(m.Calls) {
		c := m.Calls[name]
		for _, address := range p.instancesOf(within(module, "module."+name)) {
			b := p.newBlock("module")
			b.Labels = []string{name}
			p.expressions(b, vantage{module: module}, c.Expressions)
			p.set(b, "source", cty.StringVal(c.Source))
			if c.Version != "" {
				p.set(b, "version", cty.StringVal(c.Version))
			}
			p.stack.Resources = append(p.stack.Resources, &Resource{Block: b, Mode: Call, Type: "module", Name: name, Address: address, Stack: p.stack})
			p.calls(address, &c.Module)
		}
	}
}

// instancesOf are the addresses of a module's instances that hold something;
// its bare address if none does.
func (p *plan) instancesOf(bare string) []string {
	if all := p.modules[bare]; len(all) > 0 {
		return slices.Sorted(slices.Values(all))
	}
	return []string{bare}
}

// providers enters the provider blocks.
func (p *plan) providers() {
	for _, key := range sortedKeys(p.file.Configuration.Providers) {
		c := p.file.Configuration.Providers[key]
		b := p.newBlock("provider")
		b.Labels = []string{c.Name}
		p.expressions(b, vantage{module: c.Module}, c.Expressions)
		address := within(c.Module, "provider."+c.Name)
		if c.Alias != "" {
			p.set(b, "alias", cty.StringVal(c.Alias))
			address += "." + c.Alias
		}
		p.stack.Resources = append(p.stack.Resources, &Resource{Block: b, Mode: Provider, Type: "provider." + c.Name, Name: c.Alias, Address: address, Stack: p.stack})
	}
}

// expressions enters what is constant of a block's expressions; of the rest it
// is known only that it is written.
func (p *plan) expressions(b *Block, at vantage, all map[string]any) {
	for _, name := range sortedKeys(all) {
		x := all[name]
		if list := objectsOf(x); list != nil {
			for _, inner := range list {
				n := p.newBlock(name)
				p.expressions(n, at, inner)
				b.Blocks = append(b.Blocks, n)
			}
			continue
		}
		v := cty.DynamicVal
		if c, ok := constant(x); ok {
			v = jsonValue(c)
		} else if refs := p.resolveAll(at, x, 0); len(refs) > 0 {
			v = p.token(refs...)
		}
		p.set(b, name, v)
	}
}
