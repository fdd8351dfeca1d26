// Auth gives out tokens and tells whose a token is. A token is the account's
// name and a signature, so any task can check what another gave out.
package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"os"
	"strings"

	"flota.dev/flota/examples/cambio/platform"
)

type token struct {
	Account string `json:"account"`
	Token   string `json:"token"`
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /auth/tokens", platform.Handle(func(r *http.Request) (token, error) {
		t, err := platform.Body[token](r)
		if err != nil {
			return t, err
		}
		if _, err := platform.Get[any](r.Context(), "accounts", "/accounts/"+url.PathEscape(t.Account)); err != nil {
			return t, err
		}
		t.Token = t.Account + "." + sign(t.Account)
		return t, nil
	}))
	mux.HandleFunc("GET /auth/whoami", platform.Handle(func(r *http.Request) (token, error) {
		given := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
		account, signature, _ := strings.Cut(given, ".")
		if !hmac.Equal([]byte(signature), []byte(sign(account))) {
			return token{}, platform.Refuse(http.StatusUnauthorized, "no valid token")
		}
		return token{Account: account}, nil
	}))
	platform.Serve(mux)
}

func sign(account string) string {
	m := hmac.New(sha256.New, []byte(os.Getenv("TOKEN_KEY")))
	m.Write([]byte(account))
	return hex.EncodeToString(m.Sum(nil))
}
