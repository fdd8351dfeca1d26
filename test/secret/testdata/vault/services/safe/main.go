// Safe starts only if it was told its secrets, and never says them.
package main

import (
	"fmt"
	"net/http"
	"os"
)

func main() {
	for _, name := range []string{"API_KEY", "SIGNING_KEY", "DATABASE_URL", "PGPASSWORD"} {
		if os.Getenv(name) == "" {
			fmt.Println(name, "is not set")
			os.Exit(1)
		}
	}
	http.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	fmt.Println(http.ListenAndServe(":"+os.Getenv("PORT"), nil))
}
