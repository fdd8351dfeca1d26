// Offers lists what makers offer for a pair, the best price first.
package main

import (
	"net/http"
	"net/url"

	"flota.dev/flota/examples/cambio/platform"
)

type offer struct {
	Maker string  `json:"maker"`
	Price float64 `json:"price"`
	Cents int64   `json:"cents"`
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /offers/{pair}", platform.Handle(book))
	platform.Serve(mux)
}

// book is the market maker's ladder: the larger the amount, the worse the price.
func book(r *http.Request) ([]offer, error) {
	rate, err := platform.Get[struct{ Rate float64 }](r.Context(), "rates", "/rates/"+url.PathEscape(r.PathValue("pair")))
	if err != nil {
		return nil, err
	}
	var out []offer
	for step := range 5 {
		out = append(out, offer{Maker: "maker", Price: rate.Rate * (1 + 0.001*float64(step)), Cents: 10_000 << (2 * step)})
	}
	return out, nil
}
