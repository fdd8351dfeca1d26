// Statements writes the day's statement of every maker into the log.
package main

import (
	"context"
	"log/slog"
	"os"

	"flota.dev/flota/examples/cambio/platform"
)

func main() {
	platform.Logs()
	entries, err := platform.Get[[]any](context.Background(), "ledger", "/ledger/entries?ref=settlement")
	if err != nil {
		slog.Error("statements", "error", err)
		os.Exit(1)
	}
	slog.Info("statement", "maker", "maker", "settlements", len(entries), "bucket", os.Getenv("STATEMENTS_BUCKET"))
}
