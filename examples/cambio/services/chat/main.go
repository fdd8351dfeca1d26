// Chat lets the two sides of an order talk. It runs as one task and keeps the
// last hundred messages of each order in memory.
package main

import (
	"net/http"
	"sync"

	"flota.dev/flota/examples/cambio/platform"
)

type message struct {
	Account string `json:"account"`
	Text    string `json:"text"`
}

var rooms = struct {
	sync.Mutex
	messages map[string][]message
}{messages: map[string][]message{}}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /chat/{order}", platform.Handle(func(r *http.Request) ([]message, error) {
		rooms.Lock()
		defer rooms.Unlock()
		return append([]message{}, rooms.messages[r.PathValue("order")]...), nil
	}))
	mux.HandleFunc("POST /chat/{order}", platform.Handle(func(r *http.Request) (message, error) {
		m, err := platform.Body[message](r)
		if err != nil {
			return m, err
		}
		rooms.Lock()
		defer rooms.Unlock()
		room := append(rooms.messages[r.PathValue("order")], m)
		rooms.messages[r.PathValue("order")] = room[max(0, len(room)-100):]
		return m, nil
	}))
	platform.Serve(mux)
}
