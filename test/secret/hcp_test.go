package secret

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"flota.dev/flota/internal/stack"
	"flota.dev/flota/test/bed"
)

const (
	rentedKey = `canary-${file("x")}-41c7a0"b2\7e9d`
	changed   = "canary-of-tomorrow-6be1930d"
	token     = "canary.atlasv1.0d41f2"
)

// terraformCloud has one workspace with one variable, as HCP Terraform's API tells it.
type terraformCloud struct {
	t         *testing.T
	mu        sync.Mutex
	value     string
	sensitive bool
}

func (c *terraformCloud) set(value string, sensitive bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.value, c.sensitive = value, sensitive
}

func (c *terraformCloud) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if r.Header.Get("Authorization") != "Bearer "+token {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	switch r.URL.Path {
	case "/api/v2/organizations/example/workspaces/rented-dev":
		fmt.Fprint(w, `{"data": {"id": "ws-1"}}`)
	case "/api/v2/workspaces/ws-1/varsets":
		fmt.Fprint(w, `{"data": []}`)
	case "/api/v2/workspaces/ws-1/vars":
		v := map[string]any{"key": "api_key", "value": c.value, "category": "terraform", "sensitive": c.sensitive}
		if c.sensitive {
			v["value"] = nil
		}
		if err := json.NewEncoder(w).Encode(map[string]any{"data": []any{map[string]any{"id": "var-1", "attributes": v}}}); err != nil {
			c.t.Error(err)
		}
	default:
		w.WriteHeader(http.StatusNotFound)
	}
}

// TestVariablesOfHCPTerraform takes a variable on its way to a task: it is in no
// plan, no state, no file and no output, and a change of it is seen all the same.
func TestVariablesOfHCPTerraform(t *testing.T) {
	hcp := &terraformCloud{t: t, value: rentedKey}
	server := httptest.NewServer(hcp)
	defer server.Close()
	f := bed.New(t, "rented")
	manifest := filepath.Join(f.Dir, "fleet.yaml")
	text, err := os.ReadFile(manifest)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(manifest, bytes.ReplaceAll(text, []byte("http://127.0.0.1:1"), []byte(server.URL)), 0o644); err != nil {
		t.Fatal(err)
	}
	f.Up(60)
	var printed strings.Builder
	run := func(exit int, args ...string) string {
		t.Helper()
		o := f.Try(args...)
		printed.WriteString(o.Out + o.Err)
		if o.Exit != exit {
			t.Fatalf("flota %s: exit %d\n%s%s", strings.Join(args, " "), o.Exit, o.Out, o.Err)
		}
		return o.Out + o.Err
	}
	if said := run(12, "plan"); !strings.Contains(said, "TF_TOKEN_127_0_0_1_") {
		t.Errorf("without a token: %s", said)
	}
	t.Setenv("TF_TOKEN_"+strings.NewReplacer(".", "_", ":", "_").Replace(strings.TrimPrefix(server.URL, "http://")), token)
	run(0, "check")
	run(0, "bootstrap") // which makes the key of the versions, before a pipeline needs it
	if key, err := f.Shared().Bucket(stack.Bucket(f.Fleet)).Get(t.Context(), "parameters/key"); err != nil || len(key) == 0 {
		t.Fatalf("the key of the versions: %q, %v", key, err)
	}
	run(0, "apply", "--verbose", "--json")
	run(0, "deploy", "safe", "--env", "dev", "--version", "v1", "--verbose")
	wantKey(t, run(0, "logs", "safe"), rentedKey)
	run(0, "plan", "--detailed-exitcode")

	hcp.set(changed, false)
	plans := filepath.Join(t.TempDir(), "plans")
	run(2, "plan", "--detailed-exitcode", "--verbose", "--out", plans)
	run(0, "apply", "--reviewed", plans, "--verbose")
	run(0, "plan", "--detailed-exitcode")
	run(0, "deploy", "safe", "--env", "dev", "--version", "v2")
	wantKey(t, run(0, "logs", "safe"), changed)

	hcp.set("", true)
	if said := run(1, "plan"); !strings.Contains(said, "is sensitive, and HCP Terraform gives the value of such a variable to nobody") {
		t.Errorf("of a sensitive variable flota says %s", said)
	}
	run(0, "sandbox", "down")
	for _, canary := range []string{rentedKey, changed, token} {
		for _, form := range forms(canary) {
			if strings.Contains(printed.String(), form) {
				t.Errorf("a secret was printed, as %.12s…", form)
			}
			search(t, filepath.Join(f.Dir, ".flota"), form)
			searchPlans(t, plans, form)
		}
	}
}

func wantKey(t *testing.T, logs, key string) {
	t.Helper()
	if want := fmt.Sprintf("the key is %x", sha256.Sum256([]byte(key))); !strings.Contains(logs, want) {
		t.Errorf("the task has another key: %s", logs)
	}
}

// searchPlans looks into plan files, which are zip archives.
func searchPlans(t *testing.T, dir, form string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.tfplan"))
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no plans: %v", err)
	}
	for _, file := range files {
		archive, err := zip.OpenReader(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range archive.File {
			r, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			raw, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(raw, []byte(form)) {
				t.Errorf("a secret stands in %s of %s, as %.12s…", part.Name, filepath.Base(file), form)
			}
		}
		archive.Close()
	}
}
