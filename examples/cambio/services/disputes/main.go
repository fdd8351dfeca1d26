// Disputes shows what the ledger knows of an order that two customers quarrel over.
package main

import (
	"net/http"
	"net/url"

	"flota.dev/flota/examples/cambio/platform"
)

type file struct {
	Order   string `json:"order"`
	Entries []any  `json:"entries"`
	Held    bool   `json:"held"`
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /disputes/{order}", platform.Handle(func(r *http.Request) (file, error) {
		f := file{Order: r.PathValue("order")}
		entries, err := platform.Get[[]any](r.Context(), "ledger", "/ledger/entries?ref="+url.QueryEscape(f.Order))
		f.Entries, f.Held = entries, len(entries) == 1
		return f, err
	}))
	platform.Serve(mux)
}
