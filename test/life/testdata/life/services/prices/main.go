// Prices tells prices.
package main

import (
	"fmt"
	"log/slog"
	"net/http"

	"life/server"
)

func main() {
	http.HandleFunc("GET /prices/{id}", func(w http.ResponseWriter, r *http.Request) {
		slog.Info("price", "id", r.PathValue("id"))
		fmt.Fprint(w, "42")
	})
	server.Run("prices")
}
