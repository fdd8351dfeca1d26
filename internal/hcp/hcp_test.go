package hcp

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/rest"
)

const (
	canary = "canary.atlasv1.5f1c3a"
	hidden = "value-of-a-variable-77c1"
)

// fake answers as HCP Terraform's API v2 is documented to, with bodies by path.
type fake struct {
	t      *testing.T
	server *httptest.Server
	bodies map[string]string
	busy   atomic.Int32 // how many requests are answered with 429 first
	asked  atomic.Int32
	waited atomic.Int64
}

func newFake(t *testing.T, bodies map[string]string) (*Client, *fake) {
	t.Helper()
	f := &fake{t: t, bodies: bodies}
	f.server = httptest.NewServer(f)
	t.Cleanup(f.server.Close)
	c, err := New(f.server.URL, "example", canary)
	if err != nil {
		t.Fatal(err)
	}
	c.rest.Wait = func(ctx context.Context, d time.Duration) error { f.waited.Add(int64(d)); return ctx.Err() }
	return c, f
}

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.asked.Add(1)
	if r.Header.Get("Authorization") != "Bearer "+canary {
		f.t.Errorf("authorization is %q", r.Header.Get("Authorization"))
	}
	if f.busy.Add(-1) >= 0 {
		w.Header().Set("X-RateLimit-Limit", "30")
		w.Header().Set("X-RateLimit-Reset", "0.5")
		w.WriteHeader(http.StatusTooManyRequests)
		return
	}
	path := strings.TrimPrefix(r.URL.Path, "/api/v2")
	if page := r.URL.Query().Get("page[number]"); page != "" {
		path += "#" + page
	}
	body, ok := f.bodies[path]
	if !ok {
		w.WriteHeader(http.StatusNotFound)
		body = `{"errors": [{"status": "404", "title": "not found"}]}`
	}
	fmt.Fprint(w, strings.ReplaceAll(body, "SERVER", f.server.URL))
}

// v renders a variable of a list.
func v(key, value, more string) string {
	return fmt.Sprintf(`{"id": "var-%s", "type": "vars", "attributes": {"key": %q, "value": %q, "category": "terraform", "hcl": false, "sensitive": false%s}}`, key, key, value, more)
}

func data(items ...string) string { return `{"data": [` + strings.Join(items, ",") + `]}` }

// workspace is one with variables of its own, on two pages, and of sets.
func workspace() map[string]string {
	return map[string]string{
		"/organizations/example/workspaces/cambio-dev": `{"data": {"id": "ws-1", "type": "workspaces"}}`,
		"/workspaces/ws-1/vars": `{"data": [` + v("OWN", "own", "") + `,` + v("BOTH", "own", "") + `,` + v("FORCED", "own", "") + `],
			"links": {"next": "SERVER/api/v2/workspaces/ws-1/vars?page%5Bnumber%5D=2"}}`,
		"/workspaces/ws-1/vars#2": data(v("SECOND", "page", ""), v("TWICE", "env", `, "category": "env"`), v("TWICE", "terraform", ""),
			`{"attributes": {"key": "SECRET", "value": null, "category": "env", "sensitive": true}}`, v("LIST", "[1]", `, "hcl": true`), v("EMPTY", "", "")),
		"/workspaces/ws-1/varsets": data(
			`{"id": "varset-g", "attributes": {"name": "all", "global": true}}`,
			`{"id": "varset-p", "attributes": {"name": "project", "global": false}, "relationships": {"projects": {"data": [{"id": "prj-1"}]}}}`,
			`{"id": "varset-b", "attributes": {"name": "b", "global": false}}`,
			`{"id": "varset-a", "attributes": {"name": "a", "global": false}}`,
			`{"id": "varset-f", "attributes": {"name": "forced", "global": true, "priority": true}}`),
		"/varsets/varset-g/relationships/vars": data(v("GLOBAL", "global", ""), v("BOTH", "global", ""), v("PROJECT", "global", "")),
		"/varsets/varset-p/relationships/vars": data(v("PROJECT", "project", ""), v("SET", "project", "")),
		"/varsets/varset-b/relationships/vars": data(v("SET", "b", "")),
		"/varsets/varset-a/relationships/vars": data(v("SET", "a", "")),
		"/varsets/varset-f/relationships/vars": data(v("FORCED", "forced", "")),
	}
}

func TestValues(t *testing.T) {
	c, f := newFake(t, workspace())
	want := map[string]string{
		"OWN": "own", "BOTH": "own", "SECOND": "page", "TWICE": "terraform", "GLOBAL": "global", "PROJECT": "project", "SET": "a", "FORCED": "forced",
	}
	var names []string
	for name := range want {
		names = append(names, name)
	}
	got, err := c.Values(t.Context(), "cambio-dev", names)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	first := f.asked.Load()
	var wg sync.WaitGroup
	for range 40 { // services of one environment
		wg.Go(func() {
			if _, err := c.Values(t.Context(), "cambio-dev", names); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if n := f.asked.Load(); n != first {
		t.Errorf("the workspace was asked for %d more times", n-first)
	}
}

func TestAllProblemsAtOnce(t *testing.T) {
	c, _ := newFake(t, workspace())
	_, err := c.Values(t.Context(), "cambio-dev", []string{"OWN", "MISSING", "SECRET", "LIST", "EMPTY"})
	problems := diag.Problems(err)
	var got []string
	for _, p := range problems {
		got = append(got, p.What)
		if p.Hint == "" {
			t.Errorf("%s: no hint", p.What)
		}
	}
	want := []string{
		"the workspace example/cambio-dev in HCP Terraform has no variable MISSING, nor has a variable set of it",
		"the variable SECRET of the workspace example/cambio-dev in HCP Terraform is sensitive, and HCP Terraform gives the value of such a variable to nobody",
		"the variable LIST of the workspace example/cambio-dev in HCP Terraform is an expression of HCL, and a parameter is text",
		"the variable EMPTY of the workspace example/cambio-dev in HCP Terraform is empty",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestNoWorkspace(t *testing.T) {
	c, _ := newFake(t, workspace())
	_, err := c.Values(t.Context(), "other", []string{"OWN"})
	if err == nil || !strings.Contains(err.Error(), "no workspace example/other") {
		t.Errorf("error %v", err)
	}
}

// TestBusy holds that what HCP Terraform asks to wait is waited: it allows 30 calls a second.
func TestBusy(t *testing.T) {
	c, f := newFake(t, workspace())
	f.busy.Store(2)
	if _, err := c.Values(t.Context(), "cambio-dev", []string{"OWN"}); err != nil {
		t.Fatal(err)
	}
	if got := time.Duration(f.waited.Load()); got != time.Second {
		t.Errorf("waited %s, want twice half a second", got)
	}
	c, f = newFake(t, workspace())
	f.busy.Store(1000)
	_, err := c.Values(t.Context(), "cambio-dev", []string{"OWN"})
	if !rest.Answered(err, http.StatusTooManyRequests) || !strings.Contains(diag.Problems(err)[0].Hint, "try again") {
		t.Errorf("error %v", err)
	}
}

func TestNothingSecretIsTold(t *testing.T) {
	bodies := workspace()
	bodies["/workspaces/ws-1/vars#2"] = data(v("PASSWORD", hidden, ""), v("BAD", hidden, `, "hcl": true`))
	c, f := newFake(t, bodies)
	_, err := c.Values(t.Context(), "cambio-dev", []string{"PASSWORD", "BAD"})
	f.server.Close()
	c.known = map[string]map[string]variable{}
	_, away := c.Values(t.Context(), "cambio-dev", []string{"PASSWORD"})
	told := fmt.Sprintf("%v %v %+v", err, away, diag.Problems(away)[0])
	if err == nil || away == nil || strings.Contains(told, hidden) || strings.Contains(told, "canary") {
		t.Error(told)
	}
}

func TestFindToken(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	if _, err := FindToken("https://app.terraform.io"); diag.ExitOf(err) != diag.NoCredentials || !strings.Contains(diag.Problems(err)[0].Hint, "TF_TOKEN_app_terraform_io") {
		t.Errorf("error %v", err)
	}
	kept, _ := json.Marshal(map[string]any{"credentials": map[string]any{"app.terraform.io": map[string]string{"token": "from file"}}})
	file := filepath.Join(home, ".terraform.d", "credentials.tfrc.json")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, kept, 0o600); err != nil {
		t.Fatal(err)
	}
	if token, err := FindToken("https://app.terraform.io"); token != "from file" || err != nil {
		t.Errorf("%q, %v", string(token), err)
	}
	t.Setenv("TF_TOKEN_app_terraform_io", "from environment")
	if token, err := FindToken("https://app.terraform.io"); token != "from environment" || err != nil {
		t.Errorf("%q, %v", string(token), err)
	}
	if name := fleet.TokenVariable("my-tfe.example.com:8443"); name != "TF_TOKEN_my__tfe_example_com_8443" {
		t.Error(name)
	}
	if err := os.WriteFile(file, []byte(`{"credentials": {"x": `+canary), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TF_TOKEN_app_terraform_io", "")
	if _, err := FindToken("https://app.terraform.io"); err == nil || strings.Contains(err.Error(), canary) {
		t.Errorf("error %v", err)
	}
}
