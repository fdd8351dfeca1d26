package balancer

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/big"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// identity is an issuer of tokens on loopback.
type identity struct {
	url   string
	key   *rsa.PrivateKey
	asked atomic.Int32 // how often its keys were fetched
}

func newIdentity(t *testing.T) *identity {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	i := &identity{key: key}
	mux := http.NewServeMux()
	mux.HandleFunc("/.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `{"issuer": %q, "jwks_uri": %q}`, i.url, i.url+"/keys")
	})
	mux.HandleFunc("/keys", func(w http.ResponseWriter, _ *http.Request) {
		i.asked.Add(1)
		fmt.Fprintf(w, `{"keys": [{"kty": "EC", "kid": "other"}, {"kty": "RSA", "kid": "one", "use": "sig", "n": %q, "e": %q}]}`,
			encoded(key.N.Bytes()), encoded(big.NewInt(int64(key.E)).Bytes()))
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	i.url = s.URL
	return i
}

func encoded(raw []byte) string { return base64.RawURLEncoding.EncodeToString(raw) }

// token signs claims; good ones are changed by what the test says.
func (i *identity) token(t *testing.T, header map[string]any, changes map[string]any) string {
	t.Helper()
	now := time.Now().Unix()
	head := map[string]any{"alg": "RS256", "kid": "one", "typ": "JWT"}
	body := map[string]any{"iss": i.url, "aud": "cambio", "exp": now + 600, "iat": now - 1, "scope": "orders.read orders.write"}
	for name, value := range header {
		head[name] = value
	}
	for name, value := range changes {
		body[name] = value
		if value == nil {
			delete(body, name)
		}
	}
	var parts []string
	for _, part := range []any{head, body} {
		raw, err := json.Marshal(part)
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, encoded(raw))
	}
	text := strings.Join(parts, ".")
	digest := sha256.Sum256([]byte(text))
	signature, err := rsa.SignPKCS1v15(rand.Reader, i.key, crypto.SHA256, digest[:])
	if err != nil {
		t.Fatal(err)
	}
	return text + "." + encoded(signature)
}

// guard makes the routes of dev's API ask for tokens of an issuer, with a scope.
func (w *world) guard(issuer string, scopes ...any) {
	w.t.Helper()
	w.putIn("dev", "aws_apigatewayv2_authorizer", "auth", attributes{
		"id": "auth", "api_id": "api-dev", "authorizer_type": "JWT", "identity_sources": []any{"$request.header.Authorization"},
		"jwt_configuration": block(attributes{"issuer": issuer, "audience": []any{"cambio", "shop"}}),
	})
	w.putIn("dev", "aws_apigatewayv2_route", "route-guarded", attributes{
		"api_id": "api-dev", "route_key": "ANY /guarded", "target": "integrations/int-dev",
		"authorization_type": "JWT", "authorizer_id": "auth", "authorization_scopes": scopes,
	})
	w.balancer.Refresh()
}

func (w *world) bring(token string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("GET", "http://dev.localhost/guarded", nil)
	if token != "" {
		r.Header.Set("Authorization", token)
	}
	out := httptest.NewRecorder()
	w.balancer.Edge().ServeHTTP(out, r)
	return out
}

func TestTokens(t *testing.T) {
	w, id, other := newEdgeWorld(t), newIdentity(t), newIdentity(t)
	w.guard(id.url, "orders.read", "orders.admin")
	past, future := time.Now().Add(-time.Minute).Unix(), time.Now().Add(time.Minute).Unix()
	tests := map[string]struct {
		token string
		want  int
		says  string // in WWW-Authenticate
	}{
		"good":              {"Bearer " + id.token(t, nil, nil), 200, ""},
		"without Bearer":    {id.token(t, nil, nil), 200, ""},
		"none":              {"", 401, "Bearer"},
		"no token":          {"Bearer orders", 401, "no JSON Web Token"},
		"unreadable":        {"Bearer a.b.c", 401, "cannot be read"},
		"another key":       {"Bearer " + other.token(t, nil, map[string]any{"iss": id.url}), 401, "signature does not fit"},
		"unknown key":       {"Bearer " + id.token(t, map[string]any{"kid": "two"}, nil), 401, "not one of its issuer's"},
		"elliptic curve":    {"Bearer " + id.token(t, map[string]any{"alg": "ES256"}, nil), 401, "ES256 is not one that API Gateway takes"},
		"none as algorithm": {"Bearer " + id.token(t, map[string]any{"alg": "none"}, nil), 401, "is not one that API Gateway takes"},
		"another issuer":    {"Bearer " + id.token(t, nil, map[string]any{"iss": "https://id.example"}), 401, "another issuer"},
		"another audience":  {"Bearer " + id.token(t, nil, map[string]any{"aud": "bank"}), 401, "another audience"},
		"audience in list":  {"Bearer " + id.token(t, nil, map[string]any{"aud": []string{"bank", "shop"}}), 200, ""},
		"client for aud":    {"Bearer " + id.token(t, nil, map[string]any{"aud": nil, "client_id": "shop"}), 200, ""},
		"aud before client": {"Bearer " + id.token(t, nil, map[string]any{"aud": "bank", "client_id": "shop"}), 401, "another audience"},
		"expired":           {"Bearer " + id.token(t, nil, map[string]any{"exp": past}), 401, "expired"},
		"never expires":     {"Bearer " + id.token(t, nil, map[string]any{"exp": nil}), 401, "expired"},
		"too early":         {"Bearer " + id.token(t, nil, map[string]any{"nbf": future}), 401, "not valid yet"},
		"of the future":     {"Bearer " + id.token(t, nil, map[string]any{"iat": future}), 401, "in the future"},
		"other scopes":      {"Bearer " + id.token(t, nil, map[string]any{"scope": "orders.write"}), 403, "insufficient_scope"},
		"no scopes":         {"Bearer " + id.token(t, nil, map[string]any{"scope": nil}), 403, "insufficient_scope"},
		"scp in list":       {"Bearer " + id.token(t, nil, map[string]any{"scope": nil, "scp": []string{"orders.admin"}}), 200, ""},
	}
	for name, test := range tests {
		out := w.bring(test.token)
		if out.Code != test.want || !strings.Contains(out.Header().Get("Www-Authenticate"), test.says) {
			t.Errorf("%s: got %d and %q, want %d and %q", name, out.Code, out.Header().Get("Www-Authenticate"), test.want, test.says)
		}
	}
	// Once for the first token, and once more for a key that was not among them.
	if n := id.asked.Load(); n > 2 {
		t.Errorf("the issuer's keys were fetched %d times", n)
	}
	for code, want := range map[string]string{"": `{"message":"Unauthorized"}`, "Bearer " + id.token(t, nil, map[string]any{"scope": "x"}): `{"message":"Forbidden"}`} {
		if got := w.bring(code).Body.String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestTokensOfAnIssuerThatIsAway(t *testing.T) {
	w, id := newEdgeWorld(t), newIdentity(t)
	token := id.token(t, nil, map[string]any{"iss": "http://127.0.0.1:1"})
	w.guard("http://127.0.0.1:1")
	if out := w.bring("Bearer " + token); out.Code != http.StatusUnauthorized || !strings.Contains(out.Header().Get("Www-Authenticate"), "does not answer") {
		t.Errorf("got %d and %q", out.Code, out.Header().Get("Www-Authenticate"))
	}
}

func FuzzToken(f *testing.F) {
	f.Add("a.b.c")
	f.Add("eyJhbGciOiJSUzI1NiJ9.e30.c2ln")
	k := newKeyring(func(string) (string, bool) { return "", false })
	f.Fuzz(func(t *testing.T, token string) {
		if _, err := k.verify(t.Context(), "", token); err == nil {
			t.Errorf("%q passed", token)
		}
	})
}
