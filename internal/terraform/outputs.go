package terraform

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"flota.dev/flota/internal/stack"
)

// Outputs reads the outputs from the state. Sensitive ones are left out, and
// hidden from then on wherever Terraform says them.
func (r *Runner) Outputs(ctx context.Context, w stack.Work) (stack.Outputs, error) {
	out, err := r.document(ctx, w, "output", "-json", "-no-color")
	if err != nil {
		return nil, err
	}
	var all map[string]outputted
	if err := json.Unmarshal(out, &all); err != nil {
		return nil, fmt.Errorf("%s: read the outputs: %w", w.Instance.ID, err)
	}
	kept := stack.Outputs{}
	for name, o := range all {
		if o.Sensitive {
			r.mask.Add(string(o.Value))
		} else {
			kept[name] = o.Value
		}
	}
	return kept, nil
}

// Validate checks a stack's Terraform files without looking at any state.
func (r *Runner) Validate(ctx context.Context, w stack.Work) error {
	var out bytes.Buffer
	e, err := r.run(ctx, w, collect(&out), "validate", "-json", "-no-color")
	if err != nil {
		return err
	}
	var answer struct {
		Diagnostics []diagnostic `json:"diagnostics"`
	}
	s := r.stream(w)
	if json.Unmarshal(out.Bytes(), &answer) == nil {
		s.diags = answer.Diagnostics
	}
	if e.code != 0 {
		return r.failure(ctx, w, "validate", s, e)
	}
	return nil
}

// document runs a command that answers with one JSON document.
func (r *Runner) document(ctx context.Context, w stack.Work, args ...string) ([]byte, error) {
	var out bytes.Buffer
	e, err := r.run(ctx, w, collect(&out), args...)
	if err != nil {
		return nil, err
	}
	if e.code != 0 {
		return nil, r.failure(ctx, w, args[0], r.stream(w), e)
	}
	return out.Bytes(), nil
}

func collect(out *bytes.Buffer) func([]byte) {
	return func(line []byte) {
		out.Write(line)
		out.WriteByte('\n')
	}
}
