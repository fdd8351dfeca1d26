package stack

import (
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
)

// Parameters are what a service's stack writes into SSM parameters. The values
// reach Terraform as an ephemeral variable, and are in no file, plan or state.
type Parameters struct {
	Values Values
	// Versions are numbers that change with the values and tell nothing about them.
	Versions map[string]int64
}

// Values are values by name. They print as their names.
type Values map[string]string

// String names the values.
func (v Values) String() string { return fmt.Sprint(slices.Sorted(maps.Keys(v))) }

// GoString names the values.
func (v Values) GoString() string { return v.String() }

// MarshalJSON names the values.
func (v Values) MarshalJSON() ([]byte, error) { return json.Marshal(slices.Sorted(maps.Keys(v))) }

// With gives a stack the values of its parameters. Their versions become part of
// its inputs, so that a new value is a change.
func (w Work) With(p Parameters) (Work, error) {
	if len(p.Values) == 0 {
		return w, nil
	}
	versions, err := json.MarshalIndent(map[string]any{"parameter_versions": p.Versions}, "", "  ")
	if err != nil {
		return w, fmt.Errorf("render the variables of %s: %w", w.Instance.ID, err)
	}
	const name = "parameters.auto.tfvars.json"
	w.Parameters = p.Values
	w.Inputs = hash(map[string][]byte{name: versions}, w.Inputs)
	if err := writeFile(filepath.Join(w.Dir, name), versions); err != nil {
		return w, fmt.Errorf("write a stack's working directory: %w", err)
	}
	return w, nil
}
