// Orders takes an order to change money and carries it through the exchange:
// who is it, may they, at what price, with whom, and where the money is held.
package main

import (
	"crypto/rand"
	"log/slog"
	"net/http"
	"net/url"

	"flota.dev/flota/examples/cambio/platform"
)

type order struct {
	ID      string  `json:"id"`
	Account string  `json:"account"`
	Pair    string  `json:"pair"` // such as USD-ARS
	Cents   int64   `json:"cents"`
	Price   float64 `json:"price"`
	Fee     int64   `json:"fee"`
	Maker   string  `json:"maker"`
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /orders", platform.Handle(place))
	mux.HandleFunc("GET /orders", platform.Handle(func(r *http.Request) (any, error) {
		return platform.Get[any](r.Context(), "ledger", "/ledger/entries")
	}))
	mux.HandleFunc("GET /orders/{id}", platform.Handle(func(r *http.Request) (any, error) {
		return platform.Get[any](r.Context(), "ledger", "/ledger/entries?ref="+url.QueryEscape(r.PathValue("id")))
	}))
	platform.Serve(mux)
}

// place asks one service after the other; the first that refuses decides.
func place(r *http.Request) (order, error) {
	ctx := r.Context()
	o := order{ID: rand.Text(), Account: "taker", Pair: "USD-ARS", Cents: 2500}
	if r.ContentLength > 0 {
		asked, err := platform.Body[order](r)
		if err != nil {
			return o, err
		}
		o.Account, o.Pair, o.Cents = asked.Account, asked.Pair, asked.Cents
	}
	if _, err := platform.Get[any](ctx, "kyc", "/kyc/"+url.PathEscape(o.Account)); err != nil {
		return o, err
	}
	if _, err := platform.Post[any](ctx, "limits", "/limits/check", o); err != nil {
		return o, err
	}
	if _, err := platform.Post[any](ctx, "fraud", "/fraud/score", o); err != nil {
		return o, err
	}
	quote, err := platform.Get[struct{ Price float64 }](ctx, "quotes", "/quotes/"+url.PathEscape(o.Pair))
	if err != nil {
		return o, err
	}
	fee, err := platform.Post[struct{ Cents int64 }](ctx, "fees", "/fees/of", o)
	if err != nil {
		return o, err
	}
	o.Price, o.Fee = quote.Price, fee.Cents
	match, err := platform.Post[struct{ Maker string }](ctx, "matching", "/matching/match", o)
	if err != nil {
		return o, err
	}
	o.Maker = match.Maker
	if _, err := platform.Post[any](ctx, "escrow", "/escrow/hold", o); err != nil {
		return o, err
	}
	slog.Info("order placed", "id", o.ID, "pair", o.Pair, "cents", o.Cents)
	return o, nil
}
