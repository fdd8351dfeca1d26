// Package script runs the real binary as users do: each file in testdata is a
// session in a shell of its own.
package script

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"flota.dev/flota/internal/terraform"
)

var (
	bin    string           // folder of the binary
	goEnv  []string         // what sessions need to know of this machine's Go
	engine terraform.Engine // the machine's Terraform or OpenTofu, for those that run it by hand
)

var update = flag.Bool("update", false, "write what is compared anew")

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
	if goEnv, err = readGoEnv("GOCACHE", "GOMODCACHE", "GOPROXY", "GOTOOLCHAIN", "GOROOT"); err != nil {
		panic(err)
	}
	if engine, err = (terraform.Finder{}).Find(context.Background()); err != nil {
		panic(err)
	}
	return m.Run()
}

func readGoEnv(names ...string) ([]string, error) {
	out, err := exec.Command("go", append([]string{"env"}, names...)...).Output()
	if err != nil {
		return nil, fmt.Errorf("go env: %w", err)
	}
	values := strings.Split(strings.TrimRight(string(out), "\n"), "\n")
	for i := range values {
		values[i] = names[i] + "=" + values[i]
	}
	return values, nil
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                "testdata",
		Setup:              setup,
		Cmds:               commands,
		UpdateScripts:      *update,
		RequireUniqueNames: true,
	})
}

// setup gives a session the binary, the machine's Go caches, a home folder
// without credentials, the small fleet lab, and the promise that its sandboxes
// do not outlive it.
func setup(env *testscript.Env) error {
	caches, err := os.UserCacheDir()
	if err != nil {
		return err
	}
	home := filepath.Join(env.WorkDir, ".home")
	env.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	env.Setenv("HOME", home)
	env.Setenv("XDG_CACHE_HOME", caches) // where flota keeps the Terraform that it installs
	env.Setenv("AWS_EC2_METADATA_DISABLED", "true")
	env.Setenv("NO_COLOR", "1")
	env.Vars = append(env.Vars, goEnv...)
	s := &session{env: env.Vars, jobs: map[string]*job{}}
	env.Values[sessionKey{}] = s
	env.Defer(func() {
		s.end()
		takeDown(env.WorkDir)
	})
	env.Setenv("BIN", bin)
	env.Setenv("TERRAFORM", engine.Path)
	return errors.Join(os.Mkdir(home, 0o755), os.CopyFS(filepath.Join(env.WorkDir, "lab"), os.DirFS("testdata/lab")))
}

// takeDown ends the sandboxes of all fleets below dir, and in the worst case lets them be.
func takeDown(dir string) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.Name() != "sandbox.json" {
			return nil
		}
		fleet := filepath.Dir(filepath.Dir(path))
		_ = exec.CommandContext(ctx, filepath.Join(bin, "flota"), "sandbox", "down", "--dir", fleet).Run()
		return nil
	})
}
