// Safe says which key it has without saying the key.
package main

import (
	"crypto/sha256"
	"fmt"
	"net/http"
	"os"
)

func main() {
	fmt.Printf("the key is %x\n", sha256.Sum256([]byte(os.Getenv("API_KEY"))))
	http.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	fmt.Println(http.ListenAndServe(":"+os.Getenv("PORT"), nil))
}
