// Settler pays out of escrow what has been held there.
package main

import (
	"context"
	"log/slog"
	"time"

	"flota.dev/flota/examples/cambio/platform"
)

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
			if err := settle(ctx); err != nil {
				slog.Error("settle", "error", err)
			}
		}
	}
}

// settle moves the whole balance of escrow to the maker.
func settle(ctx context.Context) error {
	held, err := platform.Get[struct{ Cents int64 }](ctx, "ledger", "/ledger/balance/escrow")
	if err != nil || held.Cents <= 0 {
		return err
	}
	_, err = platform.Post[any](ctx, "escrow", "/escrow/release", map[string]any{"id": "settlement", "maker": "maker", "cents": held.Cents})
	if err == nil {
		slog.Info("settled", "cents", held.Cents)
	}
	return err
}
