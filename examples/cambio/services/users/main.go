// Users shows a customer's own page: the account, and what is on it.
package main

import (
	"net/http"
	"net/url"

	"flota.dev/flota/examples/cambio/platform"
)

type page struct {
	Account any `json:"account"`
	Wallet  any `json:"wallet"`
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /users/{id}", platform.Handle(func(r *http.Request) (page, error) {
		id := url.PathEscape(r.PathValue("id"))
		account, err := platform.Get[any](r.Context(), "accounts", "/accounts/"+id)
		if err != nil {
			return page{}, err
		}
		wallet, err := platform.Get[any](r.Context(), "wallets", "/wallets/"+id)
		return page{account, wallet}, err
	}))
	platform.Serve(mux)
}
