package provision

import (
	"encoding/json"
	"testing"

	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/stack"
)

// warnings returns what people were warned of.
func (r *recorder) warnings() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	var out []string
	for _, e := range r.events {
		if n, ok := e.(event.Notice); ok && n.Warning {
			out = append(out, n.Message)
		}
	}
	return out
}

// TestRouteOfAServiceAlone plans and applies a service's stack without the one
// that holds its route, which has another than the manifest.
func TestRouteOfAServiceAlone(t *testing.T) {
	b := newBench(t)
	b.terraform.outputs = func(string, string) stack.Outputs {
		return stack.Outputs{"of": json.RawMessage(`"it"`), "routes": json.RawMessage(`{"a": {"paths": ["/a"]}}`)}
	}
	b.apply(t, Options{})
	if told := b.events.warnings(); len(told) > 0 {
		t.Errorf("a run with base/dev in it warns: %q", told)
	}
	const differs = "a route for /a, instead of none"
	const want = "a: the API of dev has " + differs + "; once the service is there: flota apply --stack base/dev"
	alone := Options{Select: stack.Selection{IDs: []string{"service/a/dev", "service/b/dev"}}}
	for step, run := range map[string]func(*testing.T, Options) *Result{"plan": b.plan, "apply": b.apply} {
		b.events.events = nil
		r := run(t, alone)
		if got := r.find(t, "service/a/dev").Route; got != differs {
			t.Errorf("%s: got %q, want %q", step, got, differs)
		}
		if got := r.find(t, "service/b/dev").Route; got != "" {
			t.Errorf("%s: b has no route, and is told of %q", step, got)
		}
		if told := b.events.warnings(); len(told) != 1 || told[0] != want {
			t.Errorf("%s: told %q, want %q", step, told, want)
		}
	}
}
