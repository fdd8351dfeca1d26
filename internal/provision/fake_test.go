package provision

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"testing/fstest"

	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/stack"
)

// fakeTerraform pretends to hold one resource for each stack whose inputs it
// has applied, and plans a change where the inputs are other ones.
type fakeTerraform struct {
	mu      sync.Mutex
	applied map[string]string // inputs by stack
	calls   []string          // "plan base/dev", …

	// plans replaces the plan of a stack.
	plans map[string]Plan
	// fails makes a call such as "apply base/dev" fail.
	fails map[string]error
	// before is called before each call.
	before func(call string)
	// stale makes the first apply of a stack meet a state that has changed.
	stale map[string]bool
	// shows gives a stack's plans in JSON: the reviewed one, then the fresh one.
	shows map[string][]string
	// outputs of a stack, from the inputs that were applied.
	outputs func(id, inputs string) stack.Outputs
}

func (f *fakeTerraform) call(ctx context.Context, call string) error {
	f.mu.Lock()
	f.calls = append(f.calls, call)
	before, err := f.before, f.fails[call]
	f.mu.Unlock()
	if before != nil {
		before(call)
	}
	return errors.Join(err, context.Cause(ctx))
}

func (f *fakeTerraform) Init(ctx context.Context, w stack.Work) error {
	return f.call(ctx, "init "+w.Instance.ID)
}

func (f *fakeTerraform) Plan(ctx context.Context, w stack.Work, o PlanOptions) (*Plan, error) {
	id := w.Instance.ID
	if err := f.call(ctx, "plan "+id); err != nil {
		return nil, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	p, given := f.plans[id]
	if !given {
		switch f.applied[id] {
		case "":
			p = Plan{Changes: event.Changes{Add: 1}, Resources: []Change{{Address: "aws_vpc.this", Type: "aws_vpc", Action: "create"}}}
		case w.Inputs:
			p = Plan{Managed: 1}
		default:
			p = Plan{Managed: 1, Changes: event.Changes{Change: 1}, Resources: []Change{{Address: "aws_vpc.this", Type: "aws_vpc", Action: "update"}}}
		}
	}
	p.Stack, p.File = id, o.File
	return &p, os.WriteFile(o.File, []byte(w.Inputs), 0o644)
}

func (f *fakeTerraform) Apply(ctx context.Context, w stack.Work, file string) (*Applied, error) {
	id := w.Instance.ID
	planned, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	if err := f.call(ctx, "apply "+id); err != nil {
		return &Applied{Changes: event.Changes{Add: 2}}, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.stale[id] {
		f.stale[id] = false
		return nil, ErrChanged
	}
	if f.applied == nil {
		f.applied = map[string]string{}
	}
	changes := event.Changes{Add: 1}
	if f.applied[id] != "" {
		changes = event.Changes{Change: 1}
	}
	f.applied[id] = string(planned)
	return &Applied{Changes: changes, Outputs: f.give(id)}, nil
}

func (f *fakeTerraform) Outputs(ctx context.Context, w stack.Work) (stack.Outputs, error) {
	if err := f.call(ctx, "outputs "+w.Instance.ID); err != nil {
		return nil, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.give(w.Instance.ID), nil
}

func (f *fakeTerraform) Show(ctx context.Context, w stack.Work, file string) (json.RawMessage, error) {
	id := w.Instance.ID
	if err := f.call(ctx, "show "+id); err != nil {
		return nil, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	shown := f.shows[id][0]
	f.shows[id] = f.shows[id][1:]
	return json.RawMessage(shown), nil
}

func (f *fakeTerraform) give(id string) stack.Outputs {
	if f.outputs == nil {
		return stack.Outputs{"of": json.RawMessage(`"` + id + `"`)}
	}
	return f.outputs(id, f.applied[id])
}

// took returns the calls of one kind, and forgets all.
func (f *fakeTerraform) took(kind string) []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	var out []string
	for _, c := range f.calls {
		if len(c) > len(kind) && c[:len(kind)+1] == kind+" " {
			out = append(out, c[len(kind)+1:])
		}
	}
	f.calls = nil
	return out
}

// memory keeps outputs, as a bucket would.
type memory struct {
	mu   sync.Mutex
	kept map[string]stack.Outputs
	// fail makes the next Save fail.
	fail error
}

func (m *memory) Load(_ context.Context, id string) (stack.Outputs, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	o, ok := m.kept[id]
	return maps.Clone(o), ok, nil
}

func (m *memory) Save(_ context.Context, id string, o stack.Outputs) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fail != nil {
		return m.fail
	}
	if m.kept == nil {
		m.kept = map[string]stack.Outputs{}
	}
	m.kept[id] = maps.Clone(o)
	return nil
}

// buckets notes which buckets were asked for.
type buckets struct{ asked []string }

func (b *buckets) Ensure(_ context.Context, name string) error {
	b.asked = append(b.asked, name)
	return nil
}

// recorder keeps the events it is sent.
type recorder struct {
	mu     sync.Mutex
	events []event.Event
}

func (r *recorder) Emit(e event.Event) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.events = append(r.events, e)
}

// steps returns the events of one stack, as "plan finished" and so on.
func (r *recorder) steps(id string) []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	var out []string
	for _, e := range r.events {
		if s, ok := e.(event.Stack); ok && s.Stack == id {
			out = append(out, s.Step+" "+string(s.State))
		}
	}
	return out
}

// bench is an engine with everything around it faked.
type bench struct {
	*Engine
	terraform *fakeTerraform
	memory    *memory
	buckets   *buckets
	events    *recorder
}

// newBench returns an engine for a fleet of two services in two environments: nine stacks.
func newBench(t *testing.T) *bench {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/fleet")); err != nil {
		t.Fatal(err)
	}
	b := &bench{terraform: &fakeTerraform{fails: map[string]error{}, plans: map[string]Plan{}}, memory: &memory{}}
	b.reload(t, dir)
	return b
}

// reload starts over as a new process would, with what is on disk.
func (b *bench) reload(t *testing.T, dir string) {
	t.Helper()
	f, err := fleet.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	b.buckets, b.events = &buckets{}, &recorder{}
	b.Engine = New(Config{
		Fleet: f, Layout: stack.NewLayout(f, library()), Terraform: b.terraform,
		Outputs: b.memory, Bucket: b.buckets, Sink: b.events,
	})
}

// again is a reload after somebody changed a file of the fleet.
func (b *bench) again(t *testing.T, file, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(b.Fleet.Dir, file), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	b.reload(t, b.Fleet.Dir)
}

func library() stack.Library {
	roots := fstest.MapFS{}
	for _, kind := range []stack.Kind{stack.BaseShared, stack.BaseEnvironment, stack.ServiceCore, stack.ServiceEnvironment} {
		var src string
		for _, v := range []string{"shared", "base", "core"} {
			src += "variable \"" + v + "\" {\n  type = object({ of = string })\n}\n"
		}
		roots[string(kind)+"/variables.tf"] = &fstest.MapFile{Data: []byte(src)}
	}
	return stack.Library{Stacks: roots, Modules: fstest.MapFS{"README.md": {}}}
}

func sorted(s []string) []string { slices.Sort(s); return s }
