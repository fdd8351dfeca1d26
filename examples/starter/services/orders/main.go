// Orders answers what is in an order, and asks accounts whose it is.
package main

import (
	"context"
	"encoding/json"
	"errors"
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
	mux.HandleFunc("GET /orders/{id}", order)
	if err := serve(mux); err != nil {
		slog.Error("server ended", "error", err)
		os.Exit(1)
	}
}

func order(w http.ResponseWriter, r *http.Request) {
	owner, err := account(r.Context(), r.PathValue("id"))
	if err != nil {
		slog.Error("ask accounts", "error", err)
		http.Error(w, "accounts does not answer", http.StatusBadGateway)
		return
	}
	slog.Info("order", "id", r.PathValue("id"))
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(map[string]any{
		"order":   r.PathValue("id"),
		"owner":   owner,
		"say":     os.Getenv("GREETING"),
		"version": os.Getenv("FLOTA_VERSION"),
	})
}

var client = http.Client{Timeout: 5 * time.Second}

func account(ctx context.Context, id string) (any, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, os.Getenv("ACCOUNTS_URL")+"/accounts/"+id, nil)
	if err != nil {
		return nil, err
	}
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, errors.New(resp.Status)
	}
	var owner any
	return owner, json.NewDecoder(resp.Body).Decode(&owner)
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
