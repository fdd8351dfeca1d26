package terraform

import (
	"context"
	"encoding/json"
	"fmt"

	"flota.dev/flota/internal/secret"
	"flota.dev/flota/internal/stack"
)

// Show returns a plan file as JSON, in the form of
// https://developer.hashicorp.com/terraform/internals/json-format, with a text
// in the place of everything that is sensitive.
func (r *Runner) Show(ctx context.Context, w stack.Work, file string) (json.RawMessage, error) {
	out, err := r.document(ctx, w, "show", "-json", "-no-color", file)
	if err != nil {
		return nil, err
	}
	var plan map[string]any
	if err := json.Unmarshal(out, &plan); err != nil {
		return nil, fmt.Errorf("%s: read the plan: %w", w.Instance.ID, err)
	}
	redactPlan(plan)
	clean, err := json.Marshal(plan)
	if err != nil {
		return nil, fmt.Errorf("%s: write the plan: %w", w.Instance.ID, err)
	}
	return json.RawMessage(r.mask.Hide(string(clean))), nil
}

func redactPlan(plan map[string]any) {
	redactValues(object(plan["planned_values"]))
	redactValues(object(object(plan["prior_state"])["values"]))
	for _, list := range []string{"resource_changes", "resource_drift"} {
		for _, c := range array(plan[list]) {
			redactChange(object(object(c)["change"]))
		}
	}
	for _, c := range object(plan["output_changes"]) {
		redactChange(object(c))
	}
	declared := object(object(object(plan["configuration"])["root_module"])["variables"])
	for name, v := range object(plan["variables"]) {
		if object(declared[name])["sensitive"] == true {
			object(v)["value"] = secret.Hidden
		}
	}
}

func redactChange(change map[string]any) {
	for _, side := range []string{"before", "after"} {
		if v, ok := change[side]; ok {
			change[side] = redact(v, change[side+"_sensitive"])
		}
	}
}

func redactValues(values map[string]any) {
	for _, o := range object(values["outputs"]) {
		if o := object(o); o["sensitive"] == true {
			o["value"] = secret.Hidden
		}
	}
	redactModule(object(values["root_module"]))
}

func redactModule(module map[string]any) {
	for _, r := range array(module["resources"]) {
		if r := object(r); r != nil {
			r["values"] = redact(r["values"], r["sensitive_values"])
		}
	}
	for _, child := range array(module["child_modules"]) {
		redactModule(object(child))
	}
}

// redact hides the parts of a value that the marks, a value of the same shape, say are sensitive.
func redact(value, marks any) any {
	switch m := marks.(type) {
	case bool:
		if m && value != nil {
			return secret.Hidden
		}
	case map[string]any:
		v := object(value)
		for key, mark := range m {
			if inner, ok := v[key]; ok {
				v[key] = redact(inner, mark)
			}
		}
	case []any:
		v := array(value)
		for i, mark := range m {
			if i < len(v) {
				v[i] = redact(v[i], mark)
			}
		}
	}
	return value
}

func object(v any) map[string]any { m, _ := v.(map[string]any); return m }

func array(v any) []any { a, _ := v.([]any); return a }
