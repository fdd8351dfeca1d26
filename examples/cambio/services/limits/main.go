// Limits keeps accounts below what they may change in a day.
package main

import (
	"net/http"
	"net/url"

	"flota.dev/flota/examples/cambio/platform"
)

// daily is the limit in cents. The first customer tries things out all day long.
const daily = 1_000_000

var unlimited = map[string]bool{"taker": true}

type check struct {
	Account string `json:"account"`
	Cents   int64  `json:"cents"`
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /limits/check", platform.Handle(func(r *http.Request) (map[string]int64, error) {
		c, err := platform.Body[check](r)
		if err != nil {
			return nil, err
		}
		spent, err := platform.Get[struct{ Cents int64 }](r.Context(), "ledger", "/ledger/spent/"+url.PathEscape(c.Account))
		if err != nil {
			return nil, err
		}
		if !unlimited[c.Account] && spent.Cents+c.Cents > daily {
			return nil, platform.Refuse(http.StatusForbidden, "%s has changed %d cents today, the limit is %d", c.Account, spent.Cents, daily)
		}
		return map[string]int64{"left": daily - spent.Cents}, nil
	}))
	platform.Serve(mux)
}
