package provider

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/sandbox/provider/schema"
	"flota.dev/flota/internal/sandbox/store"
)

// elsewhere names a resource of an account that the sandbox knows nothing of, so that every reference to it holds.
const elsewhere = "arn:aws:test:us-east-1:999999999999:thing/x"

// least is a configuration with only what a type requires.
func least(b *schema.Block) store.Attributes {
	out := store.Attributes{}
	for name, a := range b.Attributes {
		if a.Required {
			out[name] = sample(a.Type)
		}
	}
	for name, n := range b.Blocks {
		if n.Min > 0 {
			out[name] = []any{map[string]any(least(n.Block))}
		}
	}
	return out
}

func sample(t cty.Type) any {
	switch {
	case t == cty.String:
		return elsewhere
	case t == cty.Number:
		return 1.0
	case t == cty.Bool:
		return true
	case t.IsMapType():
		return map[string]any{"key": sample(t.ElementType())}
	}
	return []any{sample(t.ElementType())}
}

// TestEveryType makes one of each type and holds the rules that Terraform
// checks: what was planned comes out of apply, nothing stays unknown, and a
// second plan finds nothing to do.
func TestEveryType(t *testing.T) {
	set, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	e := newEngine(t, Options{})
	for _, typ := range slices.Sorted(maps.Keys(set.Resources)) {
		t.Run(typ, func(t *testing.T) {
			e.t = t
			for _, first := range before[typ] {
				state := e.make(first, least(set.Resources[first]))
				defer e.try(first, state, nil)
			}
			config := least(set.Resources[typ])
			maps.Copy(config, samples[typ])
			planned, _ := e.plan(typ, nil, config)
			state := e.make(typ, config)
			if open(map[string]any(state)) {
				t.Errorf("unknown after apply: %v", state)
			}
			if !agrees(map[string]any(state), map[string]any(decided(planned, state))) {
				t.Errorf("apply differs from plan:\n%s", cmp.Diff(planned, state))
			}
			read := e.refresh(typ, state)
			if diff := cmp.Diff(state, read); diff != "" {
				t.Errorf("read differs from apply:\n%s", diff)
			}
			again, replace := e.plan(typ, state, config)
			if diff := cmp.Diff(state, again); diff != "" || len(replace) > 0 {
				t.Errorf("second plan is not empty, replace %v:\n%s", replace, diff)
			}
			if _, refusal := e.try(typ, state, nil); refusal != "" {
				t.Errorf("delete: %s", refusal)
			}
		})
	}
}

// decided leaves out of the planned values what apply left out too.
func decided(planned, state store.Attributes) store.Attributes {
	out := planned.Clone()
	maps.DeleteFunc(out, func(name string, v any) bool { return state[name] == nil && open(v) })
	return out
}

// before are the types of which an account must have one before it can have another.
var before = map[string][]string{
	"aws_config_delivery_channel":              {"aws_config_configuration_recorder"},
	"aws_config_configuration_recorder_status": {"aws_config_configuration_recorder", "aws_config_delivery_channel"},
	"aws_securityhub_standards_subscription":   {"aws_securityhub_account"},
}

// samples are what the APIs ask for beyond the required arguments.
var samples = map[string]store.Attributes{
	"aws_db_instance":               {"skip_final_snapshot": true},
	"aws_rds_cluster":               {"skip_final_snapshot": true},
	"aws_service_discovery_service": {"namespace_id": elsewhere},
	"aws_codepipeline": {"stage": []any{
		map[string]any{"name": "Source", "action": []any{map[string]any{
			"name": "Source", "category": "Source", "owner": "AWS", "provider": "S3", "version": "1", "output_artifacts": []any{"source"},
		}}},
		map[string]any{"name": "Approve", "action": []any{map[string]any{
			"name": "Approve", "category": "Approval", "owner": "AWS", "provider": "Manual", "version": "1",
		}}},
	}},
	"aws_db_subnet_group": {"subnet_ids": []any{elsewhere, elsewhere + "y"}},
}
