package store

import (
	"encoding/json"
	"fmt"
	"reflect"
)

// Decode reads a record's attributes into a struct whose json tags are attribute names.
func Decode[T any](r Record) (T, error) {
	var out T
	raw, err := json.Marshal(r.Attributes)
	if err == nil {
		err = json.Unmarshal(raw, &out)
	}
	if err != nil {
		return out, fmt.Errorf("%s %s: %w", r.Type, r.ID, err)
	}
	return out, nil
}

// Encode turns a struct into attributes, the other way round.
func Encode(v any) (Attributes, error) {
	raw, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	var a Attributes
	return a, json.Unmarshal(raw, &a)
}

// Modify is Update on a typed view. Only what change altered is written, down to
// single attributes inside blocks: what T does not know, and how Terraform
// writes what is not set, stays.
func Modify[T any](s *Store, key Key, change func(*T) error) error {
	return s.Update(key, func(a Attributes) error {
		view, err := Decode[T](Record{Key: key, Attributes: a})
		if err != nil {
			return err
		}
		before, err := Encode(view)
		if err != nil {
			return err
		}
		if err := change(&view); err != nil {
			return err
		}
		after, err := Encode(view)
		if err != nil {
			return err
		}
		overlayMap(a, before, after)
		return nil
	})
}

// overlay returns old with the differences between before and after. Lists are
// compared element by element if all have the same length.
func overlay(old, before, after any) any {
	if reflect.DeepEqual(before, after) {
		return old
	}
	switch after := after.(type) {
	case map[string]any:
		old, ok1 := old.(map[string]any)
		before, ok2 := before.(map[string]any)
		if ok1 && ok2 {
			overlayMap(old, before, after)
			return old
		}
	case []any:
		old, ok1 := old.([]any)
		before, ok2 := before.([]any)
		if ok1 && ok2 && len(old) == len(after) && len(before) == len(after) {
			for i := range after {
				old[i] = overlay(old[i], before[i], after[i])
			}
			return old
		}
	}
	return after
}

func overlayMap(old, before, after map[string]any) {
	for name := range before {
		if _, ok := after[name]; !ok {
			delete(old, name)
		}
	}
	for name, value := range after {
		was, had := before[name]
		if !had || !reflect.DeepEqual(was, value) {
			old[name] = overlay(old[name], was, value)
		}
	}
}
