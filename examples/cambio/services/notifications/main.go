// Notifications keeps the messages for customers until the notifier has sent them.
package main

import (
	"log/slog"
	"net/http"
	"sync"

	"flota.dev/flota/examples/cambio/platform"
)

type message struct {
	Account string `json:"account"`
	Text    string `json:"text"`
}

// queue holds the last thousand messages that nobody has fetched yet.
var queue struct {
	sync.Mutex
	waiting []message
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /notifications", platform.Handle(func(r *http.Request) (message, error) {
		m, err := platform.Body[message](r)
		if err != nil {
			return m, err
		}
		queue.Lock()
		defer queue.Unlock()
		queue.waiting = append(queue.waiting, m)
		if drop := len(queue.waiting) - 1000; drop > 0 {
			slog.Warn("messages dropped", "count", drop)
			queue.waiting = queue.waiting[drop:]
		}
		return m, nil
	}))
	mux.HandleFunc("POST /notifications/take", platform.Handle(func(*http.Request) ([]message, error) {
		queue.Lock()
		defer queue.Unlock()
		taken := queue.waiting
		queue.waiting = nil
		return taken, nil
	}))
	platform.Serve(mux)
}
