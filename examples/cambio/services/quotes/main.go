// Quotes tells at what price a pair of currencies changes hands: the rate, and
// the exchange's spread on it.
package main

import (
	"net/http"
	"net/url"
	"strings"

	"flota.dev/flota/examples/cambio/platform"
)

// spread is the exchange's share, currencies what it deals in.
var (
	spread     = 0.006
	currencies = map[string]bool{"USD": true, "ARS": true, "BRL": true, "MXN": true, "COP": true, "EUR": true}
)

type quote struct {
	Pair   string  `json:"pair"`
	Price  float64 `json:"price"`
	Spread float64 `json:"spread"`
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /quotes/{pair}", platform.Handle(price))
	platform.Serve(mux)
}

func price(r *http.Request) (quote, error) {
	pair := r.PathValue("pair")
	from, to, ok := strings.Cut(pair, "-")
	if !ok {
		return quote{}, platform.Refuse(http.StatusBadRequest, "%s is not a pair such as USD-ARS", pair)
	}
	if err := dealt(from, to); err != nil {
		return quote{}, err
	}
	rate, err := platform.Get[struct{ Rate float64 }](r.Context(), "rates", "/rates/"+url.PathEscape(pair))
	if err != nil {
		return quote{}, err
	}
	return quote{Pair: pair, Price: rate.Rate * (1 + spread), Spread: spread}, nil
}
