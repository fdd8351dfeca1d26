package terraform

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"flota.dev/flota/internal/sandbox/provider"
	"flota.dev/flota/internal/sandbox/store"
	"flota.dev/flota/internal/terraform"
)

// atOnce is how many modules are tested at the same time. Each is a Terraform
// that keeps a core busy.
const atOnce = 2

// TestLibrary runs init, validate and test in every module and root, as a
// person who changes it would, against a sandbox provider of its own.
func TestLibrary(t *testing.T) {
	engine, err := terraform.Finder{}.Find(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	slots := make(chan struct{}, atOnce)
	for _, folder := range folders(t) {
		t.Run(name(folder), func(t *testing.T) {
			t.Parallel()
			slots <- struct{}{}
			defer func() { <-slots }()
			st := openStore(t)
			env := environment(t, serve(t, st))
			for _, args := range [][]string{{"init", "-backend=false", "-input=false"}, {"validate"}, {"test"}} {
				cmd := exec.CommandContext(t.Context(), engine.Path, append(args, "-no-color")...)
				cmd.Dir, cmd.Env = folder, env
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Fatalf("in %s, %s %s: %v\n%s", name(folder), engine, strings.Join(args, " "), err, out)
				}
			}
			left(t, st)
		})
	}
}

// kept are the types of records that outlive the end of a test: task definitions
// are never destroyed (skip_destroy), and numbers are never used twice.
var kept = map[string]bool{"aws_ecs_task_definition": true, "sequence": true}

// left fails for what a module's test made and destroy did not take away.
func left(t *testing.T, st *store.Store) {
	t.Helper()
	for _, typ := range st.Types() {
		for _, r := range st.List(typ, "", "") {
			if !kept[typ] {
				t.Errorf("destroy left %s %s behind", typ, r.ID)
			}
		}
	}
}

// environment keeps Terraform's files out of the sources, and the user's own
// settings out of the test.
func environment(t *testing.T, reattach string) []string {
	t.Helper()
	var env []string
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "TF_") && !strings.HasPrefix(v, "AWS_") {
			env = append(env, v)
		}
	}
	return append(env,
		"TF_REATTACH_PROVIDERS="+reattach,
		"TF_DATA_DIR="+t.TempDir(),
		"TF_CLI_CONFIG_FILE="+os.DevNull,
		"TF_IN_AUTOMATION=1",
		"CHECKPOINT_DISABLE=1",
	)
}

func openStore(t *testing.T) *store.Store {
	t.Helper()
	st, err := store.Open(filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	return st
}

// serve serves the sandbox's provider on st and returns the value of TF_REATTACH_PROVIDERS.
func serve(t *testing.T, st *store.Store) string {
	t.Helper()
	p, err := provider.New(st, provider.Options{})
	if err != nil {
		t.Fatal(err)
	}
	// A socket's path has 104 characters at most on macOS, which t.TempDir's may pass.
	dir, err := os.MkdirTemp("", "aws")
	if err != nil {
		t.Fatal(err)
	}
	socket := filepath.Join(dir, "s")
	l, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	served := make(chan error, 1)
	go func() { served <- p.Serve(t.Context(), l) }()
	// Cleanups run after the test's context has ended.
	t.Cleanup(func() {
		if err := <-served; err != nil {
			t.Errorf("the provider ended: %v", err)
		}
		os.RemoveAll(dir)
	})
	return p.Reattach(socket)
}
