// Reconcile checks that no money was made or lost: what customers gave is what
// escrow and the makers have.
package main

import (
	"context"
	"log/slog"
	"os"

	"flota.dev/flota/examples/cambio/platform"
)

func main() {
	platform.Logs()
	var sum int64
	for _, account := range []string{"taker", "escrow", "maker"} {
		balance, err := platform.Get[struct{ Cents int64 }](context.Background(), "ledger", "/ledger/balance/"+account)
		if err != nil {
			slog.Error("reconcile", "account", account, "error", err)
			os.Exit(1)
		}
		sum += balance.Cents
	}
	slog.Info("reconciled", "difference", sum)
}
