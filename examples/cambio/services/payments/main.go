// Payments tells how to pay local money for an order: bank, reference, amount.
package main

import (
	"net/http"
	"net/url"
	"strings"

	"flota.dev/flota/examples/cambio/platform"
)

// banks take the money in each currency.
var banks = map[string]string{"ARS": "Banco del Sur", "BRL": "Banco Atlântico", "MXN": "Banco del Norte", "COP": "Banco Andino", "EUR": "Euro Bank", "USD": "Dollar Bank"}

type instructions struct {
	Bank      string  `json:"bank"`
	Reference string  `json:"reference"`
	Price     float64 `json:"price"`
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /payments/{pair}", platform.Handle(func(r *http.Request) (instructions, error) {
		pair := r.PathValue("pair")
		quote, err := platform.Get[struct{ Price float64 }](r.Context(), "quotes", "/quotes/"+url.PathEscape(pair))
		if err != nil {
			return instructions{}, err
		}
		_, currency, _ := strings.Cut(pair, "-")
		return instructions{Bank: banks[currency], Reference: r.URL.Query().Get("order"), Price: quote.Price}, nil
	}))
	platform.Serve(mux)
}
