// Fraud scores an order from 0 (fine) to 100, and refuses what scores above 90.
package main

import (
	"net/http"

	"flota.dev/flota/examples/cambio/platform"
)

type order struct {
	Account string `json:"account"`
	Cents   int64  `json:"cents"`
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /fraud/score", platform.Handle(func(r *http.Request) (map[string]int64, error) {
		o, err := platform.Body[order](r)
		if err != nil {
			return nil, err
		}
		s := score(o)
		if s > 90 {
			return nil, platform.Refuse(http.StatusForbidden, "the order scores %d", s)
		}
		return map[string]int64{"score": s}, nil
	}))
	platform.Serve(mux)
}

// score grows with the amount; round amounts in the thousands are what thieves try.
func score(o order) int64 {
	s := o.Cents / 20_000
	if o.Cents >= 100_000 && o.Cents%100_000 == 0 {
		s += 30
	}
	return min(s, 100)
}
