package config

import (
	"fmt"
	"strconv"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// instance is one instance of a module: the root, or what one call makes.
type instance struct {
	evaluation *evaluation
	module     *module
	dir        string // on disk
	path       string // as path.module has it
	address    string // module.x["a"], empty for the root
	key        string // the calls that lead to it, x.y
	depth      int
	maybe      bool
	// call is the block that called the module, and from the scope that it stands in.
	call *hclsyntax.Block
	from *scope
	// given are the root's values of variables.
	given map[string]given
	names map[string]string
	scope *scope

	cells  map[string]*cell
	groups map[*hclsyntax.Block]*group
}

// given is a value that a variable of the root was given.
type given struct {
	value cty.Value
	file  string // empty where no file says it
	at    hcl.Range
}

// cell is something that is evaluated at most once, or about to be.
type cell struct {
	value cty.Value
	err   error
	done  bool
}

func (e *evaluation) instance(f *folder, call *hclsyntax.Block, from *scope, address, path string) *instance {
	i := &instance{
		evaluation: e, module: f.module, dir: f.dir, path: path, address: address, call: call, from: from,
		names: f.names, cells: map[string]*cell{}, groups: map[*hclsyntax.Block]*group{},
	}
	for _, file := range f.files {
		e.read(file)
	}
	i.scope = &scope{instance: i}
	e.problems = append(e.problems, f.problems...)
	for _, t := range f.module.twice {
		e.left(Left{
			Range: i.where(t.second.DefRange()), Address: i.prefixed(t.what),
			Why:  "declared twice, first at " + rangeText(i.where(t.first.DefRange())),
			Hint: "give one of them another name",
		})
	}
	return i
}

// where is a range as findings name it: the file that was read, or that it was copied from.
func (i *instance) where(r hcl.Range) hcl.Range {
	if name, ok := i.names[r.Filename]; ok {
		r.Filename = name
	}
	r.Filename = i.evaluation.origin(r.Filename)
	return r
}

// prefixed is an address in the root of what is called name in the module.
func (i *instance) prefixed(name string) string {
	if i.address == "" {
		return name
	}
	return i.address + "." + name
}

// cell evaluates something of the module once.
func (i *instance) cell(key string, at hcl.Range, evaluate func() (cty.Value, error)) (cty.Value, error) {
	return i.scope.once(i.cells, key, at, evaluate)
}

// once evaluates something at most once. What depends on itself is unknown.
func (s *scope) once(cells map[string]*cell, key string, at hcl.Range, evaluate func() (cty.Value, error)) (cty.Value, error) {
	c := cells[key]
	switch {
	case c == nil:
		c = &cell{}
		cells[key] = c
	case c.done:
		return c.value, c.err
	default:
		return cty.DynamicVal, nil
	}
	c.value, c.err = s.caught(at, evaluate)
	c.done = true
	return c.value, c.err
}

// caught evaluates something that is to be kept. A value that makes cty panic
// must not take the whole run with it: it is unknown, and said to be.
func (s *scope) caught(at hcl.Range, evaluate func() (cty.Value, error)) (v cty.Value, err error) {
	defer func() {
		if p := recover(); p != nil {
			s.instance.evaluation.left(Left{
				Range: s.instance.where(at), Address: s.instance.address, Why: fmt.Sprint(failsHere, p), Hint: "this is a bug of flota: please report it",
			})
			v, err = cty.DynamicVal, failure(failsHere)
		}
	}()
	v, err = evaluate()
	if err != nil {
		return cty.DynamicVal, err
	}
	return s.kept(v, at), nil
}

const failsHere = "the evaluation fails here: "

// local evaluates a local value.
func (i *instance) local(name string) (cty.Value, error) {
	a := i.module.locals[name]
	if a == nil {
		return cty.DynamicVal, failure("there is no such local value")
	}
	return i.cell("local."+name, a.SrcRange, func() (cty.Value, error) { return i.scope.evaluate(a.Expr) })
}

// output evaluates an output.
func (i *instance) output(name string) (cty.Value, error) {
	b := i.module.outputs[name]
	if b == nil {
		return cty.DynamicVal, failure("the module has no such output")
	}
	a := b.Body.Attributes["value"]
	if a == nil {
		return cty.DynamicVal, failure("the output has no value")
	}
	return i.cell("output."+name, a.SrcRange, func() (cty.Value, error) { return i.scope.evaluate(a.Expr) })
}

// finish evaluates all of the module and what it calls, and adds it to the stack.
func (i *instance) finish() {
	for _, b := range i.module.blocks {
		i.emit(b)
	}
	for _, b := range i.module.blocks {
		if b.Type != "module" {
			continue
		}
		for _, m := range i.group(b).members {
			if child, ok := m.(*called); ok {
				child.finish()
			}
		}
	}
	i.evaluation.stack.Values = append(i.evaluation.stack.Values, i.values()...)
	if i.address == "" {
		for name := range i.module.outputs {
			v, _ := i.output(name)
			i.evaluation.stack.Outputs[name] = opened(v)
		}
	}
}

func rangeText(r hcl.Range) string { return r.Filename + ":" + strconv.Itoa(r.Start.Line) }
