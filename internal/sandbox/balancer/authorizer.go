package balancer

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// authorizer is a JWT authorizer of an API.
type authorizer struct {
	source   string // the header or the query parameter that holds the token
	query    bool
	issuer   string
	audience []string
}

func newAuthorizer(view *store.GatewayAuthorizer) *authorizer {
	if view == nil || view.Type != "JWT" || len(view.JWT) == 0 || len(view.Sources) == 0 {
		return nil
	}
	a := &authorizer{issuer: view.JWT[0].Issuer, audience: view.JWT[0].Audience}
	name, header := strings.CutPrefix(view.Sources[0], "$request.header.")
	if !header {
		name, a.query = strings.CutPrefix(view.Sources[0], "$request.querystring.")
	}
	a.source = name
	return a
}

// token is what the request brings, with or without Bearer before it.
func (a *authorizer) token(r *http.Request) string {
	value := r.Header.Get(a.source)
	if a.query {
		value = r.URL.Query().Get(a.source)
	}
	if len(value) > 7 && strings.EqualFold(value[:7], "Bearer ") {
		value = value[7:]
	}
	return strings.TrimSpace(value)
}

// errScope says that a good token allows none of a route's scopes.
var errScope = errors.New("the token does not allow any of the route's scopes")

// claims are what API Gateway looks at in a token.
type claims struct {
	Issuer    string          `json:"iss"`
	Audience  json.RawMessage `json:"aud"`
	Client    string          `json:"client_id"`
	Expires   *float64        `json:"exp"`
	NotBefore *float64        `json:"nbf"`
	Issued    *float64        `json:"iat"`
	Scope     json.RawMessage `json:"scope"`
	SCP       json.RawMessage `json:"scp"`
}

// check judges the claims in the order of API Gateway's guide, "Control access
// to HTTP APIs with JWT authorizers". A scope is wanted only where the route names some.
func (a *authorizer) check(c claims, scopes []string, now time.Time) error {
	at := float64(now.UnixNano()) / float64(time.Second)
	audience := words(c.Audience)
	if len(audience) == 0 && c.Client != "" {
		audience = []string{c.Client}
	}
	switch {
	case c.Issuer != a.issuer:
		return errors.New("the token is of another issuer")
	case !slices.ContainsFunc(audience, func(one string) bool { return slices.Contains(a.audience, one) }):
		return errors.New("the token is for another audience")
	case c.Expires == nil || *c.Expires <= at:
		return errors.New("the token has expired")
	case c.NotBefore != nil && *c.NotBefore > at:
		return errors.New("the token is not valid yet")
	case c.Issued != nil && *c.Issued > at:
		return errors.New("the token was issued in the future")
	}
	if len(scopes) == 0 {
		return nil
	}
	has := append(words(c.Scope), words(c.SCP)...)
	if !slices.ContainsFunc(has, func(one string) bool { return slices.Contains(scopes, one) }) {
		return errScope
	}
	return nil
}

// words reads a claim that is a list, or text with blanks between.
func words(raw json.RawMessage) []string {
	var list []string
	if json.Unmarshal(raw, &list) == nil {
		return list
	}
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return strings.Fields(text)
	}
	return nil
}

// authorize reports whether a request may go on, and answers it if not: 401
// without a good token, 403 if the token allows none of the scopes.
func (b *Balancer) authorize(w http.ResponseWriter, r *http.Request, a *authorizer, scopes []string) error {
	if a == nil {
		message(w, http.StatusInternalServerError, "Internal Server Error")
		return errors.New("the route's authorizer is not there")
	}
	token := a.token(r)
	if token == "" {
		w.Header().Set("Www-Authenticate", "Bearer")
		message(w, http.StatusUnauthorized, "Unauthorized")
		return errors.New("the request has no token")
	}
	c, err := b.keys.verify(r.Context(), a.issuer, token)
	if err == nil {
		err = a.check(c, scopes, time.Now())
	}
	switch {
	case errors.Is(err, errScope):
		w.Header().Set("Www-Authenticate", challenge(scopes, "insufficient_scope", err))
		message(w, http.StatusForbidden, "Forbidden")
	case err != nil:
		w.Header().Set("Www-Authenticate", challenge(scopes, "invalid_token", err))
		message(w, http.StatusUnauthorized, "Unauthorized")
	}
	return err
}

// challenge tells a client what is wrong (RFC 6750, section 3).
func challenge(scopes []string, code string, err error) string {
	return fmt.Sprintf(`Bearer scope="%s" error="%s" error_description="%s"`, strings.Join(scopes, " "), code, strings.ReplaceAll(err.Error(), `"`, "'"))
}
