// Wallets tells how many digital dollars an account has.
package main

import (
	"net/http"
	"net/url"

	"flota.dev/flota/examples/cambio/platform"
)

type wallet struct {
	Account string  `json:"account"`
	Dollars float64 `json:"dollars"`
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /wallets/{account}", platform.Handle(func(r *http.Request) (wallet, error) {
		w := wallet{Account: r.PathValue("account")}
		balance, err := platform.Get[struct{ Cents int64 }](r.Context(), "ledger", "/ledger/balance/"+url.PathEscape(w.Account))
		w.Dollars = float64(balance.Cents) / 100
		return w, err
	}))
	platform.Serve(mux)
}
