// Notifier sends the messages that notifications has collected.
package main

import (
	"context"
	"log/slog"
	"time"

	"flota.dev/flota/examples/cambio/platform"
)

type message struct {
	Account string `json:"account"`
	Text    string `json:"text"`
}

func main() {
	platform.Logs()
	ctx, stop := platform.Stopping()
	defer stop()
	slog.Info("started")
	for t := time.NewTicker(5 * time.Second); ; {
		select {
		case <-ctx.Done():
			slog.Info("stopped")
			return
		case <-t.C:
			send(ctx)
		}
	}
}

// send logs what a mail server would get.
func send(ctx context.Context) {
	messages, err := platform.Post[[]message](ctx, "notifications", "/notifications/take", nil)
	if err != nil {
		slog.Error("fetch messages", "error", err)
		return
	}
	if len(messages) > 0 {
		slog.Info("sent", "messages", len(messages))
	}
}
