// Escrow holds the money of an order until both sides have paid.
package main

import (
	"log/slog"
	"net/http"

	"flota.dev/flota/examples/cambio/platform"
)

type order struct {
	ID      string `json:"id"`
	Account string `json:"account"`
	Cents   int64  `json:"cents"`
	Fee     int64  `json:"fee"`
	Maker   string `json:"maker"`
}

type entry struct {
	Ref    string `json:"ref"`
	Debit  string `json:"debit"`
	Credit string `json:"credit"`
	Cents  int64  `json:"cents"`
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /escrow/hold", platform.Handle(hold))
	mux.HandleFunc("POST /escrow/release", platform.Handle(func(r *http.Request) (entry, error) {
		o, err := platform.Body[order](r)
		if err != nil {
			return entry{}, err
		}
		return platform.Post[entry](r.Context(), "ledger", "/ledger/entries", entry{o.ID, "escrow", o.Maker, o.Cents})
	}))
	platform.Serve(mux)
}

func hold(r *http.Request) (entry, error) {
	o, err := platform.Body[order](r)
	if err != nil {
		return entry{}, err
	}
	held, err := platform.Post[entry](r.Context(), "ledger", "/ledger/entries", entry{o.ID, o.Account, "escrow", o.Cents})
	if err != nil {
		return entry{}, err
	}
	// The customer need not wait for a message; one that is lost loses no money.
	if _, err := platform.Post[any](r.Context(), "notifications", "/notifications", map[string]string{"account": o.Account, "text": "your money is held safely"}); err != nil {
		slog.Warn("not notified", "order", o.ID, "error", err)
	}
	return held, nil
}
