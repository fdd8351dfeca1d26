package check

import (
	"slices"
	"sync"

	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/config"
)

// World is everything that is checked together: joins reach across its stacks.
type World struct {
	Stacks []*config.Stack

	once   sync.Once
	byType map[string][]*config.Resource

	mu       sync.Mutex
	links    map[link]*index
	memories map[any]any
}

// NewWorld returns the world of some stacks.
func NewWorld(stacks ...*config.Stack) *World {
	return &World{Stacks: stacks, links: map[link]*index{}}
}

// Of returns the instances of a type, in all stacks: data.aws_x for data
// sources, * for everything that configuration has blocks for, and variable,
// local and output for those of all modules.
func (w *World) Of(typ string) []*config.Resource {
	w.once.Do(func() {
		w.byType = map[string][]*config.Resource{}
		for _, s := range w.Stacks {
			for _, r := range s.Resources {
				w.byType[TypeOf(r)] = append(w.byType[TypeOf(r)], r)
			}
			w.byType["*"] = append(w.byType["*"], s.Resources...)
			for _, r := range s.Holders() {
				w.byType[r.Type] = append(w.byType[r.Type], r)
			}
		}
	})
	return w.byType[typ]
}

// TypeOf is a resource's type as checks name it: data sources with data. before it.
func TypeOf(r *config.Resource) string {
	if r.Mode == config.Data {
		return "data." + r.Type
	}
	return r.Type
}

type link struct{ typ, path string }

// index says which resources of a type name what in an attribute.
type index struct {
	byAddress map[*config.Stack]map[string][]*config.Resource
	byText    map[string][]*config.Resource
	vague     []doubt
}

// doubt is a resource of which it is not known what it names: text is the
// input that stands there, if it is one.
type doubt struct {
	by   *config.Resource
	text string
}

func (w *World) index(l link) *index {
	w.mu.Lock()
	defer w.mu.Unlock()
	if x := w.links[l]; x != nil {
		return x
	}
	x := &index{byAddress: map[*config.Stack]map[string][]*config.Resource{}, byText: map[string][]*config.Resource{}}
	for _, r := range w.Of(l.typ) {
		for _, v := range r.All(l.path) {
			x.add(r, v)
		}
	}
	w.links[l] = x
	return x
}

func (x *index) add(r *config.Resource, v config.Value) {
	elements, complete := v.Elements()
	if !complete {
		x.vague = append(x.vague, doubt{by: r})
	}
	for _, e := range elements {
		refs := e.Refs()
		for _, ref := range refs {
			m := x.byAddress[ref.Stack]
			if m == nil {
				m = map[string][]*config.Resource{}
				x.byAddress[ref.Stack] = m
			}
			m[ref.Address] = append(m[ref.Address], r)
			if bare := config.Bare(ref.Address); bare != ref.Address {
				m[bare] = append(m[bare], r)
			}
		}
		s, known := e.Text("")
		switch {
		case s != "":
			x.byText[s] = append(x.byText[s], r)
			if whole, ok := e.Ref(); ok && whole.Variable() {
				x.vague = append(x.vague, doubt{r, s})
			}
		case !known:
			x.vague = append(x.vague, doubt{by: r})
		}
	}
}

// identifiers are the attributes by which others name a resource literally.
var identifiers = []string{"bucket", "name", "identifier", "cluster_identifier", "id", "arn", "function_name", "domain_name", "domain", "alias", "repository_name"}

// Linked returns the resources of a type that name the subject in an attribute,
// by a reference or by the subject's own name, in this stack or another. Sure
// is false where there may be more, as an attribute is not known.
func (s *Subject) Linked(typ, path string) (found []*config.Resource, sure bool) {
	x := s.World.index(link{typ, path})
	seen := map[*config.Resource]bool{}
	add := func(all []*config.Resource) {
		for _, r := range all {
			if !seen[r] {
				seen[r] = true
				found = append(found, r)
			}
		}
	}
	own := x.byAddress[s.Stack]
	add(own[s.Address])
	if config.Bare(s.Address) != s.Address {
		for _, r := range own[config.Bare(s.Address)] {
			if s.names(r, path) {
				add([]*config.Resource{r})
			}
		}
	}
	for _, name := range identifiers {
		if text, _ := s.Get(name).Text(""); text != "" {
			add(x.byText[text])
		}
	}
	return found, !slices.ContainsFunc(x.vague, func(d doubt) bool { return !seen[d.by] && s.doubts(d) })
}

// doubts reports whether a resource may name this one for all that is known:
// an input that another resource of the type has for its name stands for that one.
func (s *Subject) doubts(d doubt) bool {
	return d.by.Stack == s.Stack && (d.text == "" || len(s.called(d.text, TypeOf(s.Resource))) == 0)
}

// names reports whether a resource refers to this one or to no instance in particular.
func (s *Subject) names(r *config.Resource, path string) bool {
	for _, v := range r.All(path) {
		for _, ref := range v.Refs() {
			if ref.Stack == s.Stack && (ref.Address == s.Address || ref.Address == config.Bare(s.Address)) {
				return true
			}
		}
	}
	return false
}

// With wants a resource of a type that names the subject in an attribute and
// for which a condition is so. One that may not exist is enough for a subject
// that may not exist either: most often they hang on the same input.
func With(typ, path string, c Condition) Condition {
	return func(s *Subject, b *config.Block) Answer {
		found, sure := s.Linked(typ, path)
		best := Answer{Truth: config.Is(false), Value: config.Value{Block: b, Range: b.Range, V: cty.NilVal}, Got: "no " + typ + " names it"}
		if !sure {
			best.Truth, best.Got = config.Unknown, "it is not known which "+typ+" names it"
		}
		for i, r := range found {
			a := c(&Subject{Resource: r, World: s.World}, r.Block)
			if r.Maybe && !s.Maybe && a.Truth == config.Yes {
				a = Answer{config.Unknown, best.Value, "it is not known whether " + r.Address + " exists"}
			}
			if a.Truth > best.Truth || i == 0 && sure {
				best = a
			}
		}
		return best
	}
}

// Exists is a condition that is always so: With(typ, path, Exists) wants any such resource.
func Exists(*Subject, *config.Block) Answer { return Answer{Truth: config.Yes} }

// Behind returns the resources of a type that a value refers to.
func Behind(v config.Value, typ string) []*config.Resource {
	var out []*config.Resource
	for _, ref := range v.Refs() {
		for _, r := range ref.Resources() {
			if TypeOf(r) == typ {
				out = append(out, r)
			}
		}
	}
	return out
}
