package api

import (
	"encoding/base64"
	"strconv"
)

// page cuts one page of at most size elements (0 or less means limit) out of
// a list that every call makes anew, and returns the token of the next page, "" after the last.
func page[T any](all []T, size, limit int, token string) ([]T, string, error) {
	start, err := parseToken(token)
	if err != nil {
		return nil, "", err
	}
	if size <= 0 || size > limit {
		size = limit
	}
	start = min(start, len(all))
	end := min(start+size, len(all))
	if end == len(all) {
		return all[start:], "", nil
	}
	return all[start:end], base64.RawURLEncoding.EncodeToString([]byte(strconv.Itoa(end))), nil
}

func parseToken(token string) (int, error) {
	if token == "" {
		return 0, nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(token)
	if err == nil {
		if n, err := strconv.Atoi(string(raw)); err == nil && n >= 0 {
			return n, nil
		}
	}
	return 0, failf("InvalidParameterException", "the pagination token is not one of ours")
}
