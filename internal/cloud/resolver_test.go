package cloud

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestNamesInsideTheSandbox(t *testing.T) {
	service := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "%s %s %s", r.Host, r.URL.Path, r.Header.Get("X-Flota-Test"))
	}))
	defer service.Close()
	known := "{}"
	sandbox := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/_flota/names" {
			t.Errorf("asked for %s", r.URL.Path)
		}
		fmt.Fprint(w, known)
	}))
	defer sandbox.Close()
	c, err := New(t.Context(), Config{Endpoint: sandbox.URL, Account: account, Region: "eu-central-1"})
	if err != nil {
		t.Fatal(err)
	}
	ask := func() (string, error) {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://internal.dev.example/orders/1", nil)
		if err != nil {
			return "", err
		}
		req.Header.Set("X-Flota-Test", "orders-1234")
		resp, err := c.Release().Verify.Do(req)
		if err != nil {
			return "", err
		}
		defer resp.Body.Close()
		var body strings.Builder
		err = resp.Write(&body)
		return body.String(), err
	}
	if _, err := ask(); err == nil || !strings.HasSuffix(err.Error(), "the sandbox knows no host internal.dev.example") {
		t.Errorf("error %v", err)
	}
	known = fmt.Sprintf(`{"internal.dev.example": %q}`, strings.TrimPrefix(service.URL, "http://"))
	got, err := ask()
	if err != nil || !strings.HasSuffix(got, "internal.dev.example /orders/1 orders-1234") {
		t.Errorf("answer %q, error %v", got, err)
	}
}
