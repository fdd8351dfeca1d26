// Package server answers on $PORT until the process is told to stop, and says
// in a header which version it is.
package server

import (
	"context"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

// Run serves the default mux, /healthz, and below the service's name /verify. A
// version whose name ends in -held never answers that, so that its release
// stays at the pause. Run ends the process.
func Run(service string) {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	version := os.Getenv("FLOTA_VERSION")
	http.HandleFunc("GET /healthz", func(http.ResponseWriter, *http.Request) {})
	http.HandleFunc("GET /"+service+"/verify", func(_ http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(version, "-held") {
			<-r.Context().Done()
		}
	})
	srv := &http.Server{Addr: ":" + os.Getenv("PORT"), Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Version", version)
		http.DefaultServeMux.ServeHTTP(w, r)
	})}
	slog.Info("listening", "version", version)
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
	_ = srv.Shutdown(grace)
}

// Fail answers 500 and tells the log why.
func Fail(w http.ResponseWriter, err error) {
	slog.Error("request failed", "error", err)
	http.Error(w, err.Error(), http.StatusInternalServerError)
}
