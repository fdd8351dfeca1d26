package platform

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

// Database connects to $DATABASE_URL (the password comes in $PGPASSWORD), waits
// until the server answers, and runs schema, which must be safe to run again.
// Tasks that start together take turns.
func Database(ctx context.Context, schema string) *pgxpool.Pool {
	pool, err := pgxpool.New(ctx, os.Getenv("DATABASE_URL"))
	if err != nil {
		slog.Error("database", "error", err)
		os.Exit(1)
	}
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(200 * time.Millisecond) {
		err := migrate(ctx, pool, schema)
		if err == nil {
			return pool
		}
		if time.Now().After(deadline) {
			slog.Error("database", "error", err)
			os.Exit(1)
		}
	}
}

func migrate(ctx context.Context, pool *pgxpool.Pool, schema string) error {
	tx, err := pool.Begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback(ctx)
	if _, err := tx.Exec(ctx, "select pg_advisory_xact_lock(1)"); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, schema); err != nil {
		return fmt.Errorf("schema: %w", err)
	}
	return tx.Commit(ctx)
}
