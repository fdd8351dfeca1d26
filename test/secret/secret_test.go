// Package secret lets canaries into a fleet, secrets with values found nowhere
// else, takes the fleet through every verb, and looks for them in all that
// flota printed, wrote or stored.
package secret

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"flota.dev/flota/internal/sandbox/store"
	"flota.dev/flota/test/bed"
)

func TestMain(m *testing.M) { bed.Main(m) }

const apiKey = "canary/9f86d081+884c7d65=9a2feaa0"

func TestSecretsStayWhereTheyBelong(t *testing.T) {
	f := bed.New(t, "vault")
	f.Up(60)
	if err := f.Cloud().PutParameter(t.Context(), "/vault/dev/api-key", apiKey); err != nil {
		t.Fatal(err)
	}
	var printed strings.Builder
	for _, args := range [][]string{
		{"check"},
		{"plan", "--verbose"},
		{"apply", "--verbose", "--json"},
		{"plan", "--verbose", "--out", filepath.Join(t.TempDir(), "plans")},
		{"deploy", "--all", "--env", "dev", "--verbose", "--version", "v1"},
		{"status", "--json"},
		{"logs", "safe", "--json"},
		{"rollback", "safe", "--env", "dev"},
		{"sandbox", "status", "--json"},
	} {
		out := f.Try(args...)
		printed.WriteString(out.Out + out.Err)
		if out.Exit != 0 && args[0] != "rollback" {
			t.Fatalf("flota %s: exit %d\n%s", strings.Join(args, " "), out.Exit, out.Err)
		}
	}
	f.Run("sandbox", "down")
	canaries := []string{apiKey, databasePassword(t, f)}
	for _, c := range canaries {
		for _, form := range forms(c) {
			if strings.Contains(printed.String(), form) {
				t.Errorf("a secret was printed, as %.12s…", form)
			}
			search(t, filepath.Join(f.Dir, ".flota"), form)
		}
	}
}

// forms are the ways in which a value may hide in text.
func forms(s string) []string {
	quoted, _ := json.Marshal(s)
	return []string{s, string(quoted[1 : len(quoted)-1]), url.QueryEscape(s), base64.StdEncoding.EncodeToString([]byte(s))}
}

// databasePassword reads the password that the sandbox's RDS made up.
func databasePassword(t *testing.T, f *bed.Fleet) string {
	t.Helper()
	st, err := store.Open(filepath.Join(f.Dir, ".flota/sandbox/store.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	var fields struct{ Password string }
	for _, rec := range st.List("secret_version", "", "") {
		text, _ := rec.Attributes["secret_string"].(string)
		if err := json.Unmarshal([]byte(text), &fields); err != nil {
			t.Fatal(err)
		}
	}
	if len(fields.Password) < 8 {
		t.Fatal("the database has no password to look for")
	}
	return fields.Password
}

// search looks through all files below dir. The sandbox's own store is where
// secrets belong: it stands for Secrets Manager and SSM, and is its owner's alone.
func search(t *testing.T, dir, form string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		if d.Name() == "store.db" {
			info, err := d.Info()
			if err == nil && info.Mode().Perm()&0o077 != 0 {
				t.Errorf("%s may be read by others: %v", path, info.Mode())
			}
			return err
		}
		raw, err := os.ReadFile(path)
		if err == nil && bytes.Contains(raw, []byte(form)) {
			t.Errorf("a secret stands in %s, as %.12s…", path, form)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
