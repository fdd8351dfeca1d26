// Package platform is what all services of cambio share: a server that shuts
// down without losing a request, JSON in and out, and calls to other services.
package platform

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// Serve answers mux's routes on $PORT, and /healthz, until the process is told
// to stop; then it finishes the requests it has. It ends the process.
func Serve(mux *http.ServeMux) {
	Logs()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { JSON(w, map[string]string{"status": "ok"}) })
	srv := &http.Server{
		Addr:              ":" + os.Getenv("PORT"),
		Handler:           versioned(mux),
		ReadHeaderTimeout: 5 * time.Second,
	}
	ctx, stop := Stopping()
	defer stop()
	ended := make(chan error, 1)
	go func() { ended <- srv.ListenAndServe() }()
	slog.Info("listening", "port", os.Getenv("PORT"), "version", os.Getenv("FLOTA_VERSION"))
	select {
	case err := <-ended:
		slog.Error("server ended", "error", err)
		os.Exit(1)
	case <-ctx.Done():
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := srv.Shutdown(ctx); err != nil && !errors.Is(err, http.ErrServerClosed) {
		slog.Error("requests were cut off", "error", err)
		os.Exit(1)
	}
	slog.Info("stopped")
}

// Logs sends the default logger's records to standard output as JSON.
func Logs() {
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stdout, nil)))
}

// Stopping returns a context that ends when the process is told to stop.
func Stopping() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
}

// versioned tells clients which version answered.
func versioned(next http.Handler) http.Handler {
	version := os.Getenv("FLOTA_VERSION")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Version", version)
		next.ServeHTTP(w, r)
	})
}
