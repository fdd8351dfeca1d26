// Fees tells what an order costs: half a per cent, with a floor and a ceiling.
package main

import (
	"net/http"

	"flota.dev/flota/examples/cambio/platform"
)

const (
	floor   = 25
	ceiling = 5000
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /fees/of", platform.Handle(func(r *http.Request) (map[string]int64, error) {
		order, err := platform.Body[struct{ Cents int64 }](r)
		return map[string]int64{"cents": min(max(order.Cents/200, floor), ceiling)}, err
	}))
	platform.Serve(mux)
}
