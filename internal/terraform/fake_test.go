package terraform

import (
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/stack"
)

// fakeVariable makes the test binary behave as an engine instead of running tests.
const fakeVariable = "FLOTA_FAKE_ENGINE"

// noRaceSleep, as GORACE, keeps a fake built with the race detector from sleeping a second at its end.
const noRaceSleep = "atexit_sleep_ms=0"

func TestMain(m *testing.M) {
	if behave, ok := fakes[os.Getenv(fakeVariable)]; ok {
		behave()
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// fakes are the ways in which the fake engine can behave.
var fakes = map[string]func(){
	"old":     func() { fmt.Println("Terraform v1.5.7\non linux_amd64") },
	"recent":  func() { fmt.Println("OpenTofu v1.12.6\non linux_amd64") },
	"other":   func() { fmt.Println("Packer v1.9.0") },
	"echo":    func() { fmt.Println(strings.Join(os.Args[1:], " ")); fmt.Println(strings.Join(os.Environ(), "\n")) },
	"refuse":  func() { fmt.Println("half a line of"); fmt.Fprintln(os.Stderr, "a complaint"); os.Exit(1) },
	"orderly": func() { waitForInterrupts(1) },
	// stubborn has to be killed.
	"stubborn": func() { waitForInterrupts(1000) },
	// patient runs until the file "go" is there.
	"patient": func() {
		started()
		for _, err := os.Stat("go"); err != nil; _, err = os.Stat("go") {
			time.Sleep(time.Millisecond)
		}
	},
}

func started() {
	if err := os.WriteFile("started", nil, 0o644); err != nil {
		panic(err)
	}
}

// waitForInterrupts says that it has started, waits, and gives back its lock.
func waitForInterrupts(n int) {
	c := make(chan os.Signal, n)
	signal.Notify(c, syscall.SIGINT)
	if err := os.WriteFile("locked", nil, 0o644); err != nil {
		panic(err)
	}
	started()
	for range n {
		<-c
	}
	fmt.Println(`{"@message":"Stopping operation...","type":"log"}`)
	if err := os.Remove("locked"); err != nil {
		panic(err)
	}
	os.Exit(1)
}

// fake returns a Runner over a fake engine, and a directory for it to run in.
func fake(t *testing.T, behaviour string, sink event.Sink) (*Runner, stack.Work) {
	t.Helper()
	t.Setenv(fakeVariable, behaviour)
	t.Setenv("GORACE", noRaceSleep)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return New(Engine{Path: self, Product: Terraform, Version: "1.11.1"}, Target{}, sink), directory(t, nil)
}

// directory returns a working directory with the given files, and no S3 backend.
func directory(t *testing.T, files map[string]string) stack.Work {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return stack.Work{Instance: stack.Instance{ID: "base/dev", Account: "111111111111"}, Dir: dir}
}

// eventually waits until the condition holds.
func eventually(t *testing.T, what string, condition func() bool) {
	t.Helper()
	deadline := time.Now().Add(30 * time.Second)
	for !condition() {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain until %s", what)
		}
		time.Sleep(2 * time.Millisecond)
	}
}

func exists(w stack.Work, name string) bool {
	_, err := os.Stat(filepath.Join(w.Dir, name))
	return err == nil
}
