package api

import (
	"slices"

	"flota.dev/flota/internal/sandbox/store"
)

// list returns the caller's records of a type, as T.
func list[T any](a *API, c caller, typ string) ([]T, error) {
	records := a.Store.List(typ, c.Account, c.Region)
	out := make([]T, 0, len(records))
	for _, r := range records {
		v, err := store.Decode[T](r)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

// pick returns those whose key is asked for, or all if none are. The first
// that is not there is an error with the code and message given.
func pick[T any](all []T, keys []string, keyOf func(T) string, code, message string) ([]T, error) {
	if len(keys) == 0 {
		return all, nil
	}
	out := make([]T, 0, len(keys))
	for _, key := range keys {
		i := slices.IndexFunc(all, func(v T) bool { return keyOf(v) == key })
		if i < 0 {
			return nil, failf(code, message, key)
		}
		out = append(out, all[i])
	}
	return out, nil
}
