package provision

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
)

// planned is the part of a plan in JSON that tells what would change
// (developer.hashicorp.com/terraform/internals/json-format).
type planned struct {
	Changes []struct {
		Address string `json:"address"`
		Mode    string `json:"mode"`
		Change  struct {
			Actions []string `json:"actions"`
			After   any      `json:"after"`
			Unknown any      `json:"after_unknown"`
		} `json:"change"`
	} `json:"resource_changes"`
}

// Covers reports whether everything that a plan would do was in another plan
// already, which a person has seen: the same actions on the same resources, to
// the same values. What was known only after apply may have any value now, as
// after an apply that stopped half-way. If it is not so, why names the first
// resource that was not in it. Both are plans in Terraform's JSON.
func Covers(seen, fresh []byte) (covered bool, why string, err error) {
	var before, now planned
	if err := json.Unmarshal(seen, &before); err != nil {
		return false, "", fmt.Errorf("read the plan that was approved: %w", err)
	}
	if err := json.Unmarshal(fresh, &now); err != nil {
		return false, "", fmt.Errorf("read the plan: %w", err)
	}
	for _, c := range now.Changes {
		if c.Mode == "data" || slices.Equal(c.Change.Actions, []string{"no-op"}) {
			continue
		}
		if !before.has(c.Address, c.Change.Actions, c.Change.After) {
			return false, c.Address, nil
		}
	}
	return true, "", nil
}

func (p planned) has(address string, actions []string, after any) bool {
	for _, c := range p.Changes {
		if c.Address == address {
			return slices.Equal(c.Change.Actions, actions) && fits(c.Change.After, c.Change.Unknown, after)
		}
	}
	return false
}

// fits reports whether a value is the one that was planned. Unknown has true
// where the plan could not tell, in the value's shape.
func fits(planned, unknown, value any) bool {
	if unknown == true {
		return true
	}
	switch v := value.(type) {
	case map[string]any:
		p, _ := planned.(map[string]any)
		u, _ := unknown.(map[string]any)
		for key, inner := range v {
			if !fits(p[key], u[key], inner) {
				return false
			}
		}
		return containsAll(v, p)
	case []any:
		p, _ := planned.([]any)
		u, _ := unknown.([]any)
		if len(p) > len(v) {
			return false
		}
		for i, inner := range v {
			if !fits(at(p, i), at(u, i), inner) {
				return false
			}
		}
		return true
	}
	return reflect.DeepEqual(planned, value)
}

// containsAll reports whether a value has every key of the planned one.
func containsAll(value, planned map[string]any) bool {
	for key, p := range planned {
		if _, there := value[key]; !there && p != nil {
			return false
		}
	}
	return true
}

func at(list []any, i int) any {
	if i < len(list) {
		return list[i]
	}
	return nil
}
