// Rates tells what a dollar is worth in other currencies. It moves with the
// time, the same in every task.
package main

import (
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"

	"flota.dev/flota/examples/cambio/platform"
)

// dollar is what one dollar is worth, on average.
var dollar = map[string]float64{"USD": 1, "EUR": 0.92, "ARS": 1050, "BRL": 5.4, "MXN": 18.2, "COP": 4100}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /rates", platform.Handle(func(r *http.Request) (map[string]float64, error) { return at(when(r)), nil }))
	mux.HandleFunc("GET /rates/{pair}", platform.Handle(func(r *http.Request) (map[string]float64, error) {
		from, to, _ := strings.Cut(r.PathValue("pair"), "-")
		rates := at(when(r))
		if rates[from] == 0 || rates[to] == 0 {
			return nil, platform.Refuse(http.StatusNotFound, "no rate for %s", r.PathValue("pair"))
		}
		return map[string]float64{"rate": rates[to] / rates[from]}, nil
	}))
	platform.Serve(mux)
}

// when is the time that the query's at names, in seconds since 1970, or now.
func when(r *http.Request) time.Time {
	if seconds, err := strconv.ParseInt(r.URL.Query().Get("at"), 10, 64); err == nil {
		return time.Unix(seconds, 0)
	}
	return time.Now()
}

// at lets every currency swing by one per cent over the hour.
func at(t time.Time) map[string]float64 {
	phase := 2 * math.Pi * float64(t.Unix()%3600) / 3600
	out := make(map[string]float64, len(dollar))
	for c, v := range dollar {
		out[c] = v * (1 + 0.01*math.Sin(phase+v))
	}
	out["USD"] = 1
	return out
}
