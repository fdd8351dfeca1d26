package provider

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"flota.dev/flota/internal/sandbox/provider/schema"
	"flota.dev/flota/internal/sandbox/store"
)

// engine calls the provider as Terraform does, without the network between.
type engine struct {
	*Provider
	t   *testing.T
	ctx context.Context
}

const testAccount = "111111111111"

func newEngine(t *testing.T, o Options) *engine {
	t.Helper()
	st, err := store.Open(filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	p, err := New(st, o)
	if err != nil {
		t.Fatal(err)
	}
	s := newSession(t.Context())
	s.configure(config{account: testAccount, region: "us-east-1", tags: map[string]string{"fleet": "cambio"}})
	return &engine{p, t, context.WithValue(t.Context(), sessionKey{}, s)}
}

func (e *engine) encode(a store.Attributes, b *schema.Block) *tfprotov6.DynamicValue {
	e.t.Helper()
	if a != nil {
		a = a.Clone()
		walk(b, a, "", func(_ string, _ *schema.Attribute, v any) any { return v })
	}
	v, err := encode(a, b)
	if err != nil {
		e.t.Fatal(err)
	}
	return v
}

// propose merges a configuration with prior values as Terraform's core does:
// results that the configuration does not set keep their values, in lists of blocks by place.
func propose(b *schema.Block, prior, config map[string]any) map[string]any {
	out := store.Attributes(config).Clone()
	for name, a := range b.Attributes {
		if a.Computed && out[name] == nil && prior[name] != nil {
			out[name] = prior[name]
		}
	}
	for name, n := range b.Blocks {
		before, _ := prior[name].([]any)
		after, _ := out[name].([]any)
		for i := range min(len(before), len(after)) {
			if n.Nesting == schema.List {
				after[i] = propose(n.Block, before[i].(map[string]any), after[i].(map[string]any))
			}
		}
	}
	return out
}

// plan returns the planned values and the arguments that force a replacement.
func (e *engine) plan(typ string, prior, config store.Attributes) (store.Attributes, []string) {
	e.t.Helper()
	b := e.schema.Resources[typ]
	resp, err := e.PlanResourceChange(e.ctx, &tfprotov6.PlanResourceChangeRequest{
		TypeName: typ, PriorState: e.encode(prior, b), ProposedNewState: e.encode(propose(b, prior, config), b), Config: e.encode(config, b),
	})
	if err != nil {
		e.t.Fatalf("%s: %v", typ, err)
	}
	planned, err := decode(resp.PlannedState, b)
	if err != nil {
		e.t.Fatal(err)
	}
	var replace []string
	for _, p := range resp.RequiresReplace {
		replace = append(replace, p.String())
	}
	return planned, replace
}

// try plans and applies, and returns the new values or AWS's refusal.
func (e *engine) try(typ string, prior, config store.Attributes) (store.Attributes, string) {
	e.t.Helper()
	b := e.schema.Resources[typ]
	planned := store.Attributes(nil)
	if config != nil {
		planned, _ = e.plan(typ, prior, config)
	}
	resp, err := e.ApplyResourceChange(e.ctx, &tfprotov6.ApplyResourceChangeRequest{
		TypeName: typ, PriorState: e.encode(prior, b), PlannedState: e.encode(planned, b), Config: e.encode(config, b),
	})
	if err != nil {
		e.t.Fatalf("%s: %v", typ, err)
	}
	after, err := decode(resp.NewState, b)
	if err != nil {
		e.t.Fatal(err)
	}
	if len(resp.Diagnostics) > 0 {
		return after, resp.Diagnostics[0].Summary
	}
	return after, ""
}

// make creates a resource that must be accepted.
func (e *engine) make(typ string, config store.Attributes) store.Attributes {
	e.t.Helper()
	after, refusal := e.try(typ, nil, config)
	if refusal != "" {
		e.t.Fatalf("%s: %s", typ, refusal)
	}
	return after
}

// refresh reads a resource again; nil means that it is gone.
func (e *engine) refresh(typ string, state store.Attributes) store.Attributes {
	e.t.Helper()
	b := e.schema.Resources[typ]
	resp, err := e.ReadResource(e.ctx, &tfprotov6.ReadResourceRequest{TypeName: typ, CurrentState: e.encode(state, b)})
	if err != nil {
		e.t.Fatalf("%s: %v", typ, err)
	}
	after, err := decode(resp.NewState, b)
	if err != nil {
		e.t.Fatal(err)
	}
	return after
}
