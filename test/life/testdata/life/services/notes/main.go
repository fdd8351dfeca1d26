// Notes keeps notes in PostgreSQL.
package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"life/server"
)

func main() {
	db := connect(context.Background())
	http.HandleFunc("POST /notes", func(w http.ResponseWriter, r *http.Request) {
		if _, err := db.Exec(r.Context(), "insert into notes default values"); err != nil {
			server.Fail(w, err)
		}
	})
	http.HandleFunc("GET /notes", func(w http.ResponseWriter, r *http.Request) {
		var n int
		if err := db.QueryRow(r.Context(), "select count(*) from notes").Scan(&n); err != nil {
			server.Fail(w, err)
			return
		}
		fmt.Fprint(w, n)
	})
	server.Run("notes")
}

// connect waits for the database, which comes up beside the tasks.
func connect(ctx context.Context) *pgxpool.Pool {
	pool, err := pgxpool.New(ctx, os.Getenv("DATABASE_URL"))
	for deadline := time.Now().Add(30 * time.Second); err == nil; time.Sleep(100 * time.Millisecond) {
		_, err = pool.Exec(ctx, "create table if not exists notes (id bigserial primary key)")
		if err == nil {
			return pool
		}
		if time.Now().Before(deadline) {
			err = nil
		}
	}
	slog.Error("database", "error", err)
	os.Exit(1)
	return nil
}
