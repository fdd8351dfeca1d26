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

// Modify is Update on a typed view. Only the attributes that change altered are
// written: what T does not know, also inside blocks it leaves alone, stays.
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
		for name := range before {
			if _, ok := after[name]; !ok {
				delete(a, name)
			}
		}
		for name, value := range after {
			if !reflect.DeepEqual(before[name], value) {
				a[name] = value
			}
		}
		return nil
	})
}
