// Package script runs the real binary as users do: each file in testdata is a
// session in a shell of its own.
package script

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var bin string

func TestMain(m *testing.M) {
	os.Exit(run(m))
}

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "flota-bin-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	bin = dir
	build := exec.Command("go", "build", "-buildvcs=false", "-o", filepath.Join(dir, "flota"), "../../cmd/flota")
	build.Stdout, build.Stderr = os.Stderr, os.Stderr
	if err := build.Run(); err != nil {
		panic(err)
	}
	return m.Run()
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:   "testdata",
		Setup: setup,
	})
}

// setup gives a session the binary, the machine's Go caches, and the promise
// that its sandbox does not outlive it.
func setup(env *testscript.Env) error {
	home, err := os.UserHomeDir()
	if err != nil {
		return err
	}
	goEnv := func(name string) string {
		out, err := exec.Command("go", "env", name).Output()
		if err != nil {
			return ""
		}
		return string(out[:len(out)-1])
	}
	env.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	env.Setenv("HOME", home)
	env.Setenv("GOCACHE", goEnv("GOCACHE"))
	env.Setenv("GOMODCACHE", goEnv("GOMODCACHE"))
	env.Setenv("GOPROXY", goEnv("GOPROXY"))
	env.Setenv("NO_COLOR", "1")
	work := env.WorkDir
	env.Defer(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		found, _ := filepath.Glob(filepath.Join(work, "*", ".flota"))
		for _, f := range append(found, filepath.Join(work, ".flota")) {
			_ = exec.CommandContext(ctx, filepath.Join(bin, "flota"), "sandbox", "down", "--dir", filepath.Dir(f)).Run()
		}
	})
	return nil
}
