package balancer

import (
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"flota.dev/flota/internal/sandbox/store"
)

func TestWildcard(t *testing.T) {
	for _, tc := range []struct {
		pattern, text string
		fold, want    bool
	}{
		{"/orders", "/orders", false, true},
		{"/orders", "/orders/", false, false},
		{"/orders/*", "/orders/1/lines", false, true},
		{"/orders/*", "/orders/", false, true},
		{"/orders/*", "/orders", false, false},
		{"/o?ders", "/orders", false, true},
		{"/o?ders", "/oders", false, false},
		{"*.Example.com", "WWW.example.COM", true, true},
		{"*.example.com", "example.com", true, false},
		{"/A", "/a", false, false},
		{"*a*b*", "xxaxxbxx", false, true},
		{"*a*b", "xxaxxbxx", false, false},
		{"", "", false, true},
		{"*", "", false, true},
		{"?", "", false, false},
	} {
		if got := newWildcard(tc.pattern, tc.fold).matches(tc.text); got != tc.want {
			t.Errorf("%q, %q: got %v", tc.pattern, tc.text, got)
		}
	}
}

// A wildcard is the regular expression that one would write for it.
func TestWildcardIsARegexp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pattern := rapid.StringMatching(`[ab/*?]{0,8}`).Draw(t, "pattern")
		text := rapid.StringMatching(`[ab/]{0,12}`).Draw(t, "text")
		expr := "^" + strings.NewReplacer("*", ".*", "?", ".").Replace(pattern) + "$"
		if got, want := newWildcard(pattern, false).matches(text), regexp.MustCompile(expr).MatchString(text); got != want {
			t.Fatalf("%q, %q: got %v, want %v", pattern, text, got, want)
		}
	})
}

func TestConditions(t *testing.T) {
	view, err := store.Decode[store.ListenerRule](store.Record{Attributes: attributes{"condition": []any{
		map[string]any{"path_pattern": block(attributes{"values": []any{"/orders", "/orders/*"}})},
		map[string]any{"host_header": block(attributes{"values": []any{"*.example.com"}})},
		map[string]any{"http_header": block(attributes{"http_header_name": "x-flota-test", "values": []any{"orders-*"}})},
		map[string]any{"http_request_method": block(attributes{"values": []any{"GET", "HEAD"}})},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	x := &rule{conditions: newConditions(view.Conditions)}
	for name, tc := range map[string]struct {
		method, host, path, header string
		want                       bool
	}{
		"all hold":         {"GET", "api.example.com", "/orders", "orders-1", true},
		"any value":        {"HEAD", "API.Example.com:8080", "/orders/1", "Orders-2", true},
		"another path":     {"GET", "api.example.com", "/order", "orders-1", false},
		"another host":     {"GET", "example.com", "/orders", "orders-1", false},
		"another method":   {"POST", "api.example.com", "/orders", "orders-1", false},
		"another header":   {"GET", "api.example.com", "/orders", "ledger-1", false},
		"no header at all": {"GET", "api.example.com", "/orders", "", false},
	} {
		r := httptest.NewRequest(tc.method, tc.path, nil)
		r.Host = tc.host
		if tc.header != "" {
			r.Header.Set("X-Flota-Test", tc.header)
		}
		if got := x.matches(r); got != tc.want {
			t.Errorf("%s: got %v", name, got)
		}
	}
}

func TestUnknownConditionNeverHolds(t *testing.T) {
	x := &rule{conditions: newConditions(make([]store.Condition, 1))}
	if x.matches(httptest.NewRequest("GET", "/", nil)) {
		t.Error("a condition of a kind that is not known held")
	}
}
