// History tells how a pair's rate moved over the last hour.
package main

import (
	"fmt"
	"net/http"
	"net/url"
	"time"

	"flota.dev/flota/examples/cambio/platform"
)

type point struct {
	At   time.Time `json:"at"`
	Rate float64   `json:"rate"`
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /history/{pair}", platform.Handle(func(r *http.Request) ([]point, error) {
		var points []point
		for ago := time.Hour; ago >= 0; ago -= 10 * time.Minute {
			at := time.Now().UTC().Truncate(time.Second).Add(-ago)
			rate, err := platform.Get[struct{ Rate float64 }](r.Context(), "rates", fmt.Sprintf("/rates/%s?at=%d", url.PathEscape(r.PathValue("pair")), at.Unix()))
			if err != nil {
				return nil, err
			}
			points = append(points, point{at, rate.Rate})
		}
		return points, nil
	}))
	platform.Serve(mux)
}
