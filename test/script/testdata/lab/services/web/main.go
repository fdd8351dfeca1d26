// Web answers, or does not, as its mode says.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	log.SetFlags(0)
	if mode == "crash" {
		log.Fatal("QUOTA is not set")
	}
	http.HandleFunc("/healthz", answer("deaf", http.StatusNotFound))
	http.HandleFunc("/", answer("failing", http.StatusInternalServerError))
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	srv := &http.Server{Addr: ":" + os.Getenv("PORT")}
	context.AfterFunc(ctx, func() { srv.Shutdown(context.Background()) })
	log.Printf(`{"level": "INFO", "msg": "listening", "version": %q}`, os.Getenv("FLOTA_VERSION"))
	if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
}

// answer says ok, except in one mode.
func answer(except string, status int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if mode == except {
			http.Error(w, "no such table: orders", status)
			return
		}
		fmt.Fprintln(w, os.Getenv("FLOTA_VERSION"))
	}
}
