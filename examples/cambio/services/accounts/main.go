// Accounts keeps who takes part in the exchange.
package main

import (
	"context"
	"errors"
	"net/http"

	"github.com/jackc/pgx/v5"

	"flota.dev/flota/examples/cambio/platform"
)

type account struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Country string `json:"country"`
}

const schema = `
create table if not exists accounts (id text primary key, name text not null, country text not null);
insert into accounts values ('maker', 'Market maker', 'US'), ('taker', 'First customer', 'AR') on conflict do nothing;`

func main() {
	db := platform.Database(context.Background(), schema)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /accounts/{id}", platform.Handle(func(r *http.Request) (account, error) {
		var a account
		err := db.QueryRow(r.Context(), "select id, name, country from accounts where id = $1", r.PathValue("id")).Scan(&a.ID, &a.Name, &a.Country)
		if errors.Is(err, pgx.ErrNoRows) {
			return a, platform.Refuse(http.StatusNotFound, "no account %s", r.PathValue("id"))
		}
		return a, err
	}))
	mux.HandleFunc("POST /accounts", platform.Handle(func(r *http.Request) (account, error) {
		a, err := platform.Body[account](r)
		if err != nil {
			return a, err
		}
		if a.ID == "" || a.Country == "" {
			return a, platform.Refuse(http.StatusBadRequest, "an account needs an id and a country")
		}
		_, err = db.Exec(r.Context(), "insert into accounts values ($1, $2, $3) on conflict (id) do update set name = $2, country = $3", a.ID, a.Name, a.Country)
		return a, err
	}))
	platform.Serve(mux)
}
