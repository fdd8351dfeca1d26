package stack

import (
	"encoding/json"
	"maps"
	"slices"
)

// Outputs are the outputs of an applied stack, by name, without those that Terraform marks sensitive.
type Outputs map[string]json.RawMessage

// Upstream returns the input variables of a stack that hold the outputs of
// another, and which stack that is.
func (i Instance) Upstream() map[string]string {
	switch i.Kind {
	case BaseEnvironment, ServiceCore:
		return map[string]string{"shared": sharedID}
	case ServiceEnvironment:
		return map[string]string{"base": baseID(i.Environment), "core": coreID(i.Service)}
	}
	return nil
}

// upstreamVariables returns the content of upstream.auto.tfvars.json, and the
// upstream stacks in it that have not been applied: what they will give is
// shown by placeholders of the root's declared types.
func (l *Layout) upstreamVariables(i Instance, applied map[string]Outputs) (map[string]any, []string, error) {
	variables := map[string]any{}
	var missing []string
	for name, id := range i.Upstream() {
		if outputs, ok := applied[id]; ok {
			variables[name] = outputs
			continue
		}
		value, err := l.placeholder(i, name)
		if err != nil {
			return nil, nil, err
		}
		variables[name] = value
		missing = append(missing, id)
	}
	slices.Sort(missing)
	return variables, missing, nil
}

// keysOf returns the sorted keys of a map of anything.
func keysOf[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
