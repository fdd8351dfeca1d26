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
// refers to, with a blank where that is not all. What refers to a policy
// document that can be made is that document.
func (p *plan) later(i *planned, expression any) cty.Value {
	refs, all := p.references(i, expression)
	if len(refs) == 0 {
		return cty.DynamicVal
	}
	if !all || len(refs) > 1 {
		return cty.StringVal(p.token(refs...).AsString() + blank)
	}
	if d := p.byAddress[refs[0].Address]; d != nil && d.mode == "data" && d.typ == "aws_iam_policy_document" {
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
// plan does not say what they are. All is false if there may be more.
func (p *plan) references(i *planned, expression any) (out []Ref, all bool) {
	at := vantage{module: i.module, index: i.address[len(Bare(i.address)):]}
	if i.config != nil {
		at.each = i.config.ForEach
	}
	f := finder{plan: p, all: true}
	f.resolveAll(at, expression, nil, 0)
	return f.found, f.all
}

// finder follows references.
type finder struct {
	*plan
	found []Ref
	all   bool
}

// maxReferences is how many references of one expression are followed.
const maxReferences = 64

// resolveAll follows what an expression refers to. Path is what is asked of it:
// of a whole resource or module, as in var.task.arn where var.task is module.task.
func (f *finder) resolveAll(at vantage, expression any, path []string, depth int) {
	if f.steps++; depth > maxModules || f.steps > maxSteps {
		f.all = false
		return
	}
	for _, name := range namesOf(expression) {
		f.resolve(at, name, path, depth)
	}
}

func (f *finder) add(r Ref) {
	switch {
	case slices.Contains(f.found, r):
	case len(f.found) >= maxReferences:
		f.all = false
	default:
		f.found = append(f.found, r)
	}
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

func (f *finder) resolve(at vantage, name string, path []string, depth int) {
	parts := splitAddress(name)
	switch parts[0] {
	case "var":
		f.variable(at, parts, path, depth)
		return
	case "module":
		f.output(at, parts, path, depth)
		return
	case "each":
		inner := at
		inner.each = nil
		f.resolveAll(inner, at.each, nil, depth+1)
		return
	case "local":
		f.all = false
		return
	case "count", "path", "terraform", "self":
		return
	}
	n := 2
	if parts[0] == "data" {
		n = 3
	}
	if len(parts) < n {
		return
	}
	address := within(at.module, strings.Join(parts[:n], "."))
	if f.byAddress[address+at.index] != nil && f.byAddress[address] == nil {
		address += at.index
	}
	if len(parts) > n {
		path = parts[n:]
	}
	f.add(f.ref(address, path))
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

// variable goes to the call that gives the variable its value. Those of the
// root are known.
func (f *finder) variable(at vantage, parts, path []string, depth int) {
	steps := moduleSteps(at.module)
	if len(steps) == 0 || len(parts) < 2 {
		return
	}
	last := steps[len(steps)-1]
	outer := strings.TrimSuffix(strings.TrimSuffix(at.module, last.String()), ".")
	m := f.module(outer)
	if m.planModule == nil || m.Calls[last.name] == nil {
		f.all = false
		return
	}
	name, _, _ := strings.Cut(parts[1], "[")
	call := m.Calls[last.name]
	if len(parts) > 2 {
		path = parts[2:]
	}
	f.resolveAll(vantage{module: outer, index: last.key, each: call.ForEach}, call.Expressions[name], path, depth+1)
}

// output goes to what the output of a module refers to.
func (f *finder) output(at vantage, parts, path []string, depth int) {
	if len(parts) == 2 {
		parts = append(parts[:2:2], path...)
	}
	if len(parts) < 3 {
		f.all = false
		return
	}
	called := within(at.module, "module."+parts[1])
	if at.index != "" && slices.Contains(f.modules[called], called+at.index) {
		called += at.index
	}
	m := f.module(called)
	if m.planModule == nil {
		f.add(f.ref(called, parts[2:]))
		return
	}
	name, _, _ := strings.Cut(parts[2], "[")
	f.resolveAll(vantage{module: called}, m.Outputs[name].Expression, parts[3:], depth+1)
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
		var v cty.Value
		if known, ok := p.file.Planned.Outputs[name]; ok && known.Value != nil {
			v = jsonValue(known.Value)
		} else {
			v = p.shown(vantage{}, o.Expression)
		}
		add(Output, "output."+name, v, o.Sensitive)
		p.stack.Outputs[name] = v
	}
}

// calls enters the calls of modules, one resource for each instance.
func (p *plan) calls(module string, m *planModule) {
	for _, name := range sortedKeys(m.Calls) {
		c := m.Calls[name]
		if c == nil {
			continue
		}
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
		p.set(b, name, p.shown(at, x))
	}
}

// shown is the value of an expression, as far as it shows.
func (p *plan) shown(at vantage, expression any) cty.Value {
	if c, ok := constant(expression); ok {
		return jsonValue(c)
	}
	f := finder{plan: p, all: true}
	f.resolveAll(at, expression, nil, 0)
	if len(f.found) == 0 {
		return cty.DynamicVal
	}
	return p.token(f.found...)
}
