// Ledger keeps every movement of digital dollars, in cents, as entries with two
// sides. Entries are only ever added.
package main

import (
	"context"
	"net/http"
	"time"

	"github.com/jackc/pgx/v5"

	"flota.dev/flota/examples/cambio/platform"
)

type entry struct {
	ID     int64     `json:"id"`
	Ref    string    `json:"ref"`
	Debit  string    `json:"debit"`
	Credit string    `json:"credit"`
	Cents  int64     `json:"cents"`
	At     time.Time `json:"at"`
}

const schema = `
create table if not exists entries (
	id bigserial primary key, ref text not null, debit text not null, credit text not null,
	cents bigint not null check (cents > 0), at timestamptz not null default now());
create index if not exists entries_ref on entries (ref);
create index if not exists entries_debit on entries (debit, at);`

func main() {
	db := platform.Database(context.Background(), schema)
	mux := http.NewServeMux()
	mux.HandleFunc("POST /ledger/entries", platform.Handle(func(r *http.Request) (entry, error) {
		e, err := platform.Body[entry](r)
		if err != nil {
			return e, err
		}
		if e.Cents <= 0 || e.Debit == e.Credit {
			return e, platform.Refuse(http.StatusBadRequest, "an entry moves a positive amount between two accounts")
		}
		err = db.QueryRow(r.Context(), "insert into entries (ref, debit, credit, cents) values ($1, $2, $3, $4) returning id, at",
			e.Ref, e.Debit, e.Credit, e.Cents).Scan(&e.ID, &e.At)
		return e, err
	}))
	mux.HandleFunc("GET /ledger/entries", platform.Handle(func(r *http.Request) ([]entry, error) {
		rows, err := db.Query(r.Context(), "select id, ref, debit, credit, cents, at from entries where $1 in ('', ref) order by id desc limit 20", r.URL.Query().Get("ref"))
		if err != nil {
			return nil, err
		}
		return pgx.CollectRows(rows, pgx.RowToStructByPos[entry])
	}))
	mux.HandleFunc("GET /ledger/spent/{account}", platform.Handle(func(r *http.Request) (map[string]int64, error) {
		var cents int64
		err := db.QueryRow(r.Context(), "select coalesce(sum(cents), 0) from entries where debit = $1 and at > now() - interval '1 day'", r.PathValue("account")).Scan(&cents)
		return map[string]int64{"cents": cents}, err
	}))
	mux.HandleFunc("GET /ledger/balance/{account}", platform.Handle(func(r *http.Request) (map[string]int64, error) {
		var cents int64
		err := db.QueryRow(r.Context(), `select coalesce(sum(case when credit = $1 then cents else -cents end), 0)
			from entries where $1 in (debit, credit)`, r.PathValue("account")).Scan(&cents)
		return map[string]int64{"cents": cents}, err
	}))
	platform.Serve(mux)
}
