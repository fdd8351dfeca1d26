package sandbox

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// The test binary is also the sandbox that tests start: FLOTA_TEST_SERVE names its project.
func TestMain(m *testing.M) {
	dir := os.Getenv("FLOTA_TEST_SERVE")
	if dir == "" {
		os.Exit(m.Run())
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	err := Serve(ctx, Config{Dir: dir, TimeScale: scale(), Log: os.Stderr})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func scale() float64 {
	n, _ := strconv.ParseFloat(os.Getenv("FLOTA_TEST_SCALE"), 64)
	return n
}

func bringUp(t *testing.T, dir string) State {
	t.Helper()
	t.Setenv("FLOTA_TEST_SERVE", dir)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	s, started, err := Up(t.Context(), dir, []string{self})
	if err != nil || !started {
		t.Fatalf("up: %v, started %v", err, started)
	}
	t.Cleanup(func() { syscall.Kill(s.PID, syscall.SIGKILL) })
	return s
}

func TestSurvivesAKill(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("FLOTA_TEST_SCALE", "42")
	s := bringUp(t, dir)
	if again, started, err := Up(t.Context(), dir, nil); err != nil || started || again.PID != s.PID {
		t.Errorf("second up: pid %d, started %v, %v", again.PID, started, err)
	}
	resp, err := http.Get(s.Edge + "/nothing")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusNotFound {
		t.Errorf("the edge answers %s", resp.Status)
	}
	kill(t, dir, s)

	t.Setenv("FLOTA_TEST_SCALE", "")
	again := bringUp(t, dir)
	if again.PID == s.PID {
		t.Error("the killed sandbox still runs")
	}
	if again.API != s.API || again.Edge != s.Edge || again.TimeScale != 42 {
		t.Errorf("it came back at %s and %s with scale %v; it was at %s and %s", again.API, again.Edge, again.TimeScale, s.API, s.Edge)
	}
	if err := Down(t.Context(), dir); err != nil {
		t.Errorf("down: %v", err)
	}
	if err := Down(t.Context(), dir); !errors.Is(err, ErrDown) {
		t.Errorf("second down: %v, want ErrDown", err)
	}
}

func kill(t *testing.T, dir string, s State) {
	t.Helper()
	if err := syscall.Kill(s.PID, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if _, err := Find(dir); errors.Is(err, ErrDown) {
			return
		}
		if time.Now().After(deadline) {
			t.Fatal("the sandbox is still there 10 s after a kill")
		}
	}
}

func TestDamagedStoreIsToldAndKept(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, Folder, "store.db")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("not a store"), 0o600); err != nil {
		t.Fatal(err)
	}
	err := Serve(t.Context(), Config{Dir: dir, APIAddr: "127.0.0.1:0", EdgeAddr: "127.0.0.1:0", Log: t.Output()})
	if !errors.Is(err, store.ErrCorrupt) {
		t.Errorf("serve: %v, want ErrCorrupt", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "not a store" {
		t.Error("the damaged store was changed")
	}
}
