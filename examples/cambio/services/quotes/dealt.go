package main

import (
	"errors"
	"net/http"

	"flota.dev/flota/examples/cambio/platform"
)

var errNoCurrencies = errors.New("the table of currencies is empty")

// dealt reports whether the exchange deals in both currencies.
func dealt(from, to string) error {
	if len(currencies) == 0 {
		return errNoCurrencies
	}
	for _, c := range []string{from, to} {
		if !currencies[c] {
			return platform.Refuse(http.StatusNotFound, "cambio does not deal in %s", c)
		}
	}
	return nil
}
