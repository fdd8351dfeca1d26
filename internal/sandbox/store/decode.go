package store

import (
	"encoding/json"
	"fmt"
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

// Modify is Update on a typed view: attributes that T does not know stay as they are.
func Modify[T any](s *Store, key Key, change func(*T) error) error {
	return s.Update(key, func(a Attributes) error {
		view, err := Decode[T](Record{Key: key, Attributes: a})
		if err != nil {
			return err
		}
		if err := change(&view); err != nil {
			return err
		}
		changed, err := Encode(view)
		if err != nil {
			return err
		}
		for name, value := range changed {
			a[name] = value
		}
		return nil
	})
}
