package provision

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"

	"flota.dev/flota/internal/stack"
)

// The names under which a record stands among a stack's outputs. Terraform
// drops what a variable's type does not name, so they reach no stack.
const (
	inputsKey    = "flota_inputs"
	resourcesKey = "flota_resources"
)

// record is what is kept of a stack's last apply.
type record struct {
	outputs stack.Outputs
	// inputs is the hash of what was applied; empty while an apply is under way, or after one that failed.
	inputs    string
	resources int
}

// record returns what is known of a stack's last apply. It is asked for once a run.
func (r *run) record(ctx context.Context, id string) (record, bool, error) {
	r.mu.Lock()
	rec, ok := r.records[id]
	r.mu.Unlock()
	if ok {
		return rec, true, nil
	}
	saved, ok, err := r.Outputs.Load(ctx, id)
	if err != nil {
		return record{}, false, fmt.Errorf("load the outputs of %s: %w", id, err)
	}
	if !ok {
		return record{}, false, nil
	}
	rec = decode(saved)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.records[id] = rec
	return rec, true, nil
}

// save keeps a record. It is not stopped by the end of ctx: what has been
// applied must be known.
func (r *run) save(ctx context.Context, id string, rec record) error {
	if err := r.Outputs.Save(context.WithoutCancel(ctx), id, rec.encode()); err != nil {
		return fmt.Errorf("save the outputs of %s: %w", id, err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.records[id] = rec
	return nil
}

func decode(saved stack.Outputs) record {
	rec := record{outputs: maps.Clone(saved)}
	// A record that does not read as one is as good as none: the stack is planned.
	_ = json.Unmarshal(saved[inputsKey], &rec.inputs)
	_ = json.Unmarshal(saved[resourcesKey], &rec.resources)
	delete(rec.outputs, inputsKey)
	delete(rec.outputs, resourcesKey)
	return rec
}

func (rec record) encode() stack.Outputs {
	out := stack.Outputs{}
	maps.Copy(out, rec.outputs)
	if rec.inputs != "" {
		out[inputsKey] = fmt.Appendf(nil, "%q", rec.inputs)
	}
	out[resourcesKey] = fmt.Appendf(nil, "%d", rec.resources)
	return out
}
