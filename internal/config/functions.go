package config

import (
	"errors"
	"maps"
	"slices"
	"sync"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
)

// render evaluates a template with nothing in scope but some variables.
type render func(src []byte, filename string, vars map[string]cty.Value) (cty.Value, error)

// functions returns every function that an expression of a stack may call, by
// name. Relative paths start at dir, the root module's folder, and read hears
// of every file that was read.
func (w *Workspace) functions(dir string, read func(path string), r render) map[string]function.Function {
	l := &w.references.library
	l.once.Do(func() { l.functions = w.references.pure() })
	all := maps.Clone(l.functions)
	add(all, w.references.guards(fileFunctions(&reader{dir: dir, read: read}, r)))
	return all
}

// library holds the functions that depend on nothing but their arguments.
type library struct {
	once      sync.Once
	functions map[string]function.Function
}

func (r *references) pure() map[string]function.Function {
	out := map[string]function.Function{}
	for _, set := range []map[string]guarded{
		numberFunctions(), textFunctions(), regexFunctions(), collectionFunctions(), setFunctions(), conversionFunctions(),
		codingFunctions(), hashFunctions(), networkFunctions(), timeFunctions(),
	} {
		add(out, r.guards(set))
	}
	maps.Copy(out, r.guards(providerFunctions()))
	return out
}

// add enters functions under their names, and those of Terraform itself under core:: too.
func add(to, functions map[string]function.Function) {
	for name, f := range functions {
		to[name] = f
		to["core::"+name] = f
	}
}

// guarded is a function with what has to be known of it to keep references right.
type guarded struct {
	function.Function
	// blind are the arguments, as bits from the first one, of which a part that
	// is not known, such as a reference, must be taken for unknown: the function
	// looks into the text. The last bit stands for all further arguments too.
	blind uint8
	// empty is set where it matters whether a text is empty, which is not known
	// of a variable that nobody set.
	empty bool
	// cost refuses arguments whose result would be past the limits, or whose
	// work would. It may be nil.
	cost func(args []cty.Value) error
}

// every is a function that looks into the text of all its arguments.
func every(f function.Function) guarded { return guarded{Function: f, blind: 0xff} }

// plain is a function that treats a reference as any other text.
func plain(f function.Function) guarded { return guarded{Function: f} }

func (r *references) guards(set map[string]guarded) map[string]function.Function {
	out := map[string]function.Function{}
	for name, g := range set {
		out[name] = r.guard(g)
	}
	return out
}

// guard returns the function with limits around it. It takes arguments of any
// type and converts them itself, as a reference can be no number yet.
func (r *references) guard(g guarded) function.Function {
	open := func(p function.Parameter) function.Parameter {
		return function.Parameter{Name: p.Name, Type: cty.DynamicPseudoType, AllowNull: true, AllowUnknown: true, AllowDynamicType: true, AllowMarked: true}
	}
	spec := &function.Spec{Type: function.StaticReturnType(cty.DynamicPseudoType)}
	for _, p := range g.Params() {
		spec.Params = append(spec.Params, open(p))
	}
	if p := g.VarParam(); p != nil {
		last := open(*p)
		spec.VarParam = &last
	}
	spec.Impl = func(args []cty.Value, _ cty.Type) (cty.Value, error) { return r.call(g, args) }
	return function.New(spec)
}

func (r *references) call(g guarded, args []cty.Value) (cty.Value, error) {
	if err := weigh(args...); err != nil {
		return cty.NilVal, err
	}
	converted := make([]cty.Value, len(args))
	for i, a := range args {
		if g.blind>>min(i, 7)&1 == 1 {
			a = veil(a, HasToken)
		}
		if g.empty {
			a = veil(a, r.maybeEmpty)
		}
		c, err := fit(a, g.parameter(i))
		if limit, ok := errors.AsType[*LimitError](err); ok {
			return cty.NilVal, limit
		}
		if err != nil {
			return cty.NilVal, function.NewArgError(i, err)
		}
		converted[i] = c
	}
	if err := g.costs(converted); err != nil {
		return cty.NilVal, err
	}
	v, err := g.Call(converted)
	if err != nil {
		return cty.NilVal, err
	}
	return v, weigh(v)
}

// costs asks cost, if all arguments are known to it.
func (g guarded) costs(args []cty.Value) error {
	if g.cost == nil || slices.ContainsFunc(args, func(a cty.Value) bool { return !a.IsKnown() || a.IsNull() }) {
		return nil
	}
	return g.cost(args)
}

func (g guarded) parameter(i int) cty.Type {
	if params := g.Params(); i < len(params) {
		return params[i].Type
	}
	return g.VarParam().Type
}

// fit converts an argument. What is not known of a text that stands in its way stays unknown.
func fit(v cty.Value, ty cty.Type) (cty.Value, error) {
	if ty.IsSetType() {
		if err := unknownCost([]cty.Value{v}); err != nil {
			return cty.NilVal, err
		}
	}
	c, err := convert.Convert(v, ty)
	if err == nil {
		return c, nil
	}
	veiled := veil(v, HasToken)
	if veiled.RawEquals(v) {
		return cty.NilVal, err
	}
	return convert.Convert(veiled, ty)
}

// unknownCost is of sets, in which each element that is not known is compared with all others.
func unknownCost(args []cty.Value) error {
	n := 0
	for _, a := range args {
		if !a.IsKnown() || a.IsNull() || !a.CanIterateElements() {
			continue
		}
		for _, e := range a.Elements() {
			if !e.IsWhollyKnown() {
				n++
			}
		}
	}
	const comparison = 64 // steps, about
	return workAtMost(n, n, comparison)
}

// veil makes those texts in a value unknown that hides picks.
func veil(v cty.Value, hides func(string) bool) cty.Value {
	if !v.IsKnown() || v.IsNull() {
		return v
	}
	if v.Type() == cty.String {
		if hides(v.AsString()) {
			return cty.UnknownVal(cty.String)
		}
		return v
	}
	if v.Type().IsPrimitiveType() || !holds(v, hides) {
		return v
	}
	out, err := cty.Transform(v, func(_ cty.Path, e cty.Value) (cty.Value, error) {
		if e.IsKnown() && !e.IsNull() && e.Type() == cty.String && hides(e.AsString()) {
			return cty.UnknownVal(cty.String), nil
		}
		return e, nil
	})
	if err != nil {
		return cty.DynamicVal
	}
	return out
}

var errFound = errors.New("found")

func holds(v cty.Value, hides func(string) bool) bool {
	return cty.Walk(v, func(_ cty.Path, e cty.Value) (bool, error) {
		if e.IsKnown() && !e.IsNull() && e.Type() == cty.String && hides(e.AsString()) {
			return false, errFound
		}
		return true, nil
	}) != nil
}

// maybeEmpty reports whether a text is nothing but variables that nobody set.
func (r *references) maybeEmpty(s string) bool {
	if s == blank {
		return true
	}
	if !HasToken(s) {
		return false
	}
	only := true
	r.split(s, func(t string) { only = only && t == "" }, func(ref Ref) { only = only && ref.Variable() })
	return only
}
