// Kyc tells whether the exchange knows its customer.
package main

import (
	"net/http"
	"net/url"

	"flota.dev/flota/examples/cambio/platform"
)

// supported are the countries whose customers cambio may serve.
var supported = map[string]bool{"US": true, "AR": true, "BR": true, "MX": true, "CO": true}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /kyc/{account}", platform.Handle(func(r *http.Request) (map[string]bool, error) {
		a, err := platform.Get[struct{ Country string }](r.Context(), "accounts", "/accounts/"+url.PathEscape(r.PathValue("account")))
		if err != nil {
			return nil, err
		}
		if !supported[a.Country] {
			return nil, platform.Refuse(http.StatusForbidden, "cambio does not serve customers in %s", a.Country)
		}
		return map[string]bool{"known": true}, nil
	}))
	platform.Serve(mux)
}
