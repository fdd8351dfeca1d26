// Accounts knows who owns what.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stdout, nil)))
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /accounts/{id}", func(w http.ResponseWriter, r *http.Request) {
		slog.Info("account", "id", r.PathValue("id"))
		w.Header().Set("Content-Type", "application/json")
		json.NewEncoder(w).Encode(map[string]string{"account": r.PathValue("id"), "name": "account " + r.PathValue("id")})
	})
	if err := serve(mux); err != nil {
		slog.Error("server ended", "error", err)
		os.Exit(1)
	}
}

// serve answers until it is told to stop, then finishes the requests it has.
func serve(h http.Handler) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	srv := &http.Server{Addr: ":" + os.Getenv("PORT"), Handler: h}
	ended := make(chan error, 1)
	go func() { ended <- srv.ListenAndServe() }()
	slog.Info("listening", "port", os.Getenv("PORT"), "version", os.Getenv("FLOTA_VERSION"))
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	return srv.Shutdown(ctx)
}
