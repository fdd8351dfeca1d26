// Package server is one service of the soak test, with a fault or without.
package server

import (
	"context"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// Run answers below the service's name. The faults are: crash ends the process
// at start, ill fails the health check, sick answers 500 to clients only.
func Run(name, fault string) {
	if fault == "crash" {
		slog.Error("the setting QUOTA is missing")
		os.Exit(1)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { answer(w, fault == "ill") })
	mux.HandleFunc("GET /"+name+"/{id}", func(w http.ResponseWriter, _ *http.Request) {
		time.Sleep(rand.N(20 * time.Millisecond))
		answer(w, fault == "sick")
	})
	mux.HandleFunc("GET /"+name+"/slow", func(w http.ResponseWriter, _ *http.Request) {
		time.Sleep(time.Second)
		answer(w, false)
	})
	serve(mux)
}

func answer(w http.ResponseWriter, fails bool) {
	w.Header().Set("X-Version", os.Getenv("FLOTA_VERSION"))
	if fails {
		http.Error(w, "a fault", http.StatusInternalServerError)
	}
}

// serve answers until the process is told to stop, then finishes what it has.
func serve(mux *http.ServeMux) {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	srv := &http.Server{Addr: ":" + os.Getenv("PORT"), Handler: mux}
	ended := make(chan error, 1)
	go func() { ended <- srv.ListenAndServe() }()
	select {
	case err := <-ended:
		slog.Error("server ended", "error", err)
		os.Exit(1)
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := srv.Shutdown(grace); err != nil {
		slog.Error("requests were cut off", "error", err)
		os.Exit(1)
	}
}
