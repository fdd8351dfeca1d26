// Matching finds the offer that an order is changed with.
package main

import (
	"net/http"
	"net/url"

	"flota.dev/flota/examples/cambio/platform"
)

type order struct {
	Pair  string `json:"pair"`
	Cents int64  `json:"cents"`
}

type offer struct {
	Maker string  `json:"maker"`
	Price float64 `json:"price"`
	Cents int64   `json:"cents"`
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /matching/match", platform.Handle(match))
	platform.Serve(mux)
}

// match takes the best price that covers the whole amount.
func match(r *http.Request) (offer, error) {
	o, err := platform.Body[order](r)
	if err != nil {
		return offer{}, err
	}
	offers, err := platform.Get[[]offer](r.Context(), "offers", "/offers/"+url.PathEscape(o.Pair))
	if err != nil {
		return offer{}, err
	}
	for _, offer := range offers {
		if offer.Cents >= o.Cents {
			return offer, nil
		}
	}
	return offer{}, platform.Refuse(http.StatusConflict, "nobody offers %d cents of %s", o.Cents, o.Pair)
}
