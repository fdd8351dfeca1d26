package sandbox

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"flota.dev/flota/internal/diag"
)

func writeState(t *testing.T, text string) string {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, StateFile)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestFindWithoutSandbox(t *testing.T) {
	if _, err := Find(t.TempDir()); !errors.Is(err, ErrDown) {
		t.Errorf("Find: %v, want ErrDown", err)
	}
}

func TestFindReportsDamageAndKeepsTheFile(t *testing.T) {
	for _, text := range []string{"", "{", `{"pid": 0}`, `{"pid": 12}`} {
		dir := writeState(t, text)
		_, err := Find(dir)
		e, ok := errors.AsType[*diag.Error](err)
		if !ok || !strings.Contains(e.What, "damaged") || e.Hint == "" {
			t.Errorf("%q: %v", text, err)
		}
		if got, _ := os.ReadFile(filepath.Join(dir, StateFile)); string(got) != text {
			t.Errorf("the file was changed to %q", got)
		}
	}
}

func TestFindOfOneThatDied(t *testing.T) {
	dir := writeState(t, `{"pid": 999999999, "api": "http://127.0.0.1:1"}`)
	if _, err := Find(dir); !errors.Is(err, ErrDown) {
		t.Errorf("Find: %v, want ErrDown", err)
	}
	if !Remembered(dir) {
		t.Error("the sandbox is not remembered")
	}
}

func TestListensOnLoopbackOnly(t *testing.T) {
	for _, addr := range []string{"0.0.0.0:0", ":0", "localhost", "192.0.2.1:80"} {
		if l, err := listen(addr, DefaultAPI); err == nil {
			l.Close()
			t.Errorf("listens on %s", addr)
		}
	}
	l, err := listen("127.0.0.1:0", DefaultAPI)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if again, err := listen(l.Addr().String(), DefaultAPI); err == nil {
		again.Close()
		t.Error("listens twice on one port")
	}
	other, err := listen("", l.Addr().String())
	if err != nil {
		t.Fatalf("a taken usual port is an error: %v", err)
	}
	other.Close()
}
