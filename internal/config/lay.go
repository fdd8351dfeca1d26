package config

import (
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/diag"
)

// Lay lays a plan, as ReadPlan returns it, over the stack that it is of. The
// stack is evaluated again with the plan's inputs, where it had none, and with
// what data sources said; then what is still not known becomes known by
// address: values, instances whose number hung on them, and dynamic blocks.
// What is written stays as it is, with its place, and what is not written stays
// so, though a plan fills it in.
//
// Instances that only one of the two has are told in Left; those that only the
// plan has, such as of a module that was not fetched, join the stack with the
// plan's file as their place. The error is a *diag.Error: the plan is of
// another configuration.
func (s *Stack) Lay(p *Stack) error {
	if p.plan == nil {
		return &diag.Error{What: p.Name + " is no plan", Exit: diag.BadManifest}
	}
	if s.plan == nil {
		if err := s.workspace.evaluate(s, s.options, p.plan); err != nil {
			return err
		}
	}
	l := &layer{stack: s, plan: p.plan, used: map[string]bool{}, found: map[string][]string{}}
	resources := l.instances()
	if len(l.used) == 0 && l.managed(resources) && l.managed(p.Resources) {
		return &diag.Error{
			What: "the plan is of another configuration: no address is in both", At: diag.Position{File: p.Name}, Exit: diag.BadManifest,
			Hint: "give the plan that was made in " + s.Dir,
		}
	}
	s.Resources = append(resources, l.added()...)
	slices.SortStableFunc(s.Resources, func(a, b *Resource) int { return strings.Compare(a.Address, b.Address) })
	s.byAddress = nil
	s.Files = append(s.Files, p.Files...)
	s.Left = append(s.Left, p.Left...)
	l.named()
	return nil
}

// layer is a plan on its way onto a stack.
type layer struct {
	stack *Stack
	plan  *plan
	used  map[string]bool // addresses of the plan that the stack has
	own   string          // address of the instance at hand
	// found are the plan's addresses that one with an unknown index matches.
	found map[string][]string
}

func (l *layer) managed(all []*Resource) bool {
	return slices.ContainsFunc(all, func(r *Resource) bool { return r.Mode == Managed })
}

// instances are the stack's resources with the plan laid over them.
func (l *layer) instances() []*Resource {
	var out []*Resource
	for _, r := range l.stack.Resources {
		switch {
		case r.Mode == Call && strings.Contains(r.Address, unknownIndex):
			out = append(out, l.callsOf(r)...)
		case r.Mode != Managed && r.Mode != Data:
			l.own = r.Address
			l.layBlock(r.Block, nil, nil)
			out = append(out, r)
		default:
			out = append(out, l.instancesOf(r)...)
		}
	}
	return out
}

// instancesOf are those that one resource of the stack turns out to be.
func (l *layer) instancesOf(r *Resource) []*Resource {
	addresses := l.matching(r)
	if len(addresses) == 0 {
		if r.Maybe || strings.Contains(r.Address, unknownIndex) {
			return nil
		}
		if r.Mode == Managed {
			l.left(r.Range, r.Address, "the plan does not have it")
		}
		l.own = r.Address
		l.layBlock(r.Block, nil, nil)
		return []*Resource{r}
	}
	var out []*Resource
	for _, address := range addresses {
		i := l.plan.byAddress[address]
		l.used[address] = true
		n := *r
		n.Address, n.Maybe, n.Block = address, false, copyOf(r.Block)
		l.own = address
		l.layBlock(n.Block, i.after, i.unknown)
		if i.created {
			l.compare(&n, i)
		}
		out = append(out, &n)
	}
	return out
}

// unknownIndex stands in an address for an index that is not known.
const unknownIndex = "[?]"

// anyIndex matches an index in an address that was quoted for a pattern.
const anyIndex = `\[(?:[0-9]+|"(?:[^"\\]|\\.)*")\]`

// matching are the plan's addresses that a resource's own may stand for.
func (l *layer) matching(r *Resource) []string {
	if !strings.Contains(r.Address, unknownIndex) {
		if l.plan.byAddress[r.Address] != nil {
			return []string{r.Address}
		}
		return nil
	}
	return l.like(r.Address)
}

// like are the plan's addresses that one with an unknown index may stand for.
func (l *layer) like(address string) []string {
	out, ok := l.found[address]
	if !ok {
		pattern := addressPattern(address)
		for found := range l.plan.byAddress {
			if pattern.MatchString(found) {
				out = append(out, found)
			}
		}
		slices.Sort(out)
		l.found[address] = out
	}
	return out
}

func addressPattern(address string) *regexp.Regexp {
	quoted := strings.ReplaceAll(regexp.QuoteMeta(address), regexp.QuoteMeta(unknownIndex), anyIndex)
	return regexp.MustCompile(`\A` + quoted + `\z`)
}

// callsOf are the instances that a module's call turns out to be; the call
// itself if none of them holds anything.
func (l *layer) callsOf(r *Resource) []*Resource {
	pattern := addressPattern(r.Address)
	var out []*Resource
	for _, all := range l.plan.modules {
		for _, address := range all {
			if pattern.MatchString(address) {
				n := *r
				n.Address, n.Maybe, n.Block = address, false, copyOf(r.Block)
				out = append(out, &n)
			}
		}
	}
	if len(out) == 0 {
		return []*Resource{r}
	}
	return out
}

// added are the plan's instances that the stack does not have.
func (l *layer) added() []*Resource {
	var out []*Resource
	for _, address := range sortedKeys(l.plan.byAddress) {
		i := l.plan.byAddress[address]
		if l.used[address] || i.mode != "managed" {
			continue
		}
		r := l.plan.resource(i)
		if !l.excused(i.module) {
			l.left(r.Range, address, "the plan has it, and the configuration does not")
		}
		r.Stack, r.Block = l.stack, copyOf(r.Block)
		l.adopt(r.Block)
		out = append(out, r)
	}
	return out
}

// excused reports whether the stack says of a module that it could not be looked into.
func (l *layer) excused(module string) bool {
	for _, left := range l.stack.Left {
		path := ""
		for _, step := range moduleSteps(module) {
			path = within(path, step.String())
			if left.Address == path || left.Address == Bare(path) || left.Address == Bare(path)+unknownIndex {
				return true
			}
		}
	}
	return false
}

func (l *layer) left(at hcl.Range, address, why string) {
	if len(l.stack.Left) < maxLeft {
		l.stack.Left = append(l.stack.Left, Left{Range: at, Address: address, Why: why, Hint: "make the plan again from the configuration as it is"})
	}
}

// compare tells where a plan is not of the configuration as it stands: where
// what is to be made gets another value than is written.
func (l *layer) compare(r *Resource, i *planned) {
	for _, name := range sortedKeys(r.Attributes) {
		a := r.Attributes[name]
		want := jsonValue(i.after[name])
		if i.unknown[name] != nil || !plainScalar(a.Value) || !plainScalar(want) {
			continue
		}
		if word(a.Value) != word(want) {
			l.left(a.Range, r.Address, "the plan has another value of "+name)
			return
		}
	}
}

// plainScalar reports whether a value is a short known scalar, which providers plan as it is written.
func plainScalar(v cty.Value) bool {
	if v.IsNull() || !v.IsKnown() || !v.Type().IsPrimitiveType() {
		return false
	}
	s := word(v)
	return !HasToken(s) && len(s) <= 128 && !strings.ContainsAny(s, "\n{[")
}

func copyOf(b *Block) *Block {
	n := *b
	n.Attributes = make(map[string]*Attribute, len(b.Attributes))
	for name, a := range b.Attributes {
		attribute := *a
		n.Attributes[name] = &attribute
	}
	n.Blocks = nil
	for _, inner := range b.Blocks {
		n.Blocks = append(n.Blocks, copyOf(inner))
	}
	return &n
}

// named makes the stack's variables, locals and outputs known.
func (l *layer) named() {
	for k, n := range l.stack.Values {
		l.own = n.Module
		var after any
		name := n.Name[strings.IndexByte(n.Name, '.')+1:]
		if n.Module == "" && n.Kind == Variable {
			after = l.plan.file.Variables[name].Value
		}
		if n.Module == "" && n.Kind == Output {
			after = l.plan.file.Planned.Outputs[name].Value
		}
		l.stack.Values[k].Value = l.lay(n.Value, after, after == nil)
	}
	for name, v := range l.stack.Outputs {
		after := l.plan.file.Planned.Outputs[name].Value
		l.stack.Outputs[name] = l.lay(v, after, after == nil)
	}
}
