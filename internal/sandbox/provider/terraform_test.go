package provider

import (
	"encoding/json"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"flota.dev/flota/internal/sandbox/store"
)

// terraform runs the real binary in a directory of its own, against a provider that is served here.
type terraform struct {
	t   *testing.T
	dir string
	env []string
}

// serve serves a provider on st and returns the value of TF_REATTACH_PROVIDERS.
func serve(t *testing.T, st *store.Store, o Options) string {
	t.Helper()
	p, err := New(st, o)
	if err != nil {
		t.Fatal(err)
	}
	// Paths of sockets have 104 characters at most on macOS, which t.TempDir's may pass.
	dir, err := os.MkdirTemp("", "aws")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	socket := filepath.Join(dir, "s")
	l, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	go p.Serve(t.Context(), l)
	return p.Reattach(socket)
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

// newTerraform writes the files, by name, and initialises the directory.
func newTerraform(t *testing.T, reattach string, files map[string]string) *terraform {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	rc := filepath.Join(dir, "terraform.rc")
	if err := os.WriteFile(rc, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	tf := &terraform{t: t, dir: dir, env: append(os.Environ(), "TF_REATTACH_PROVIDERS="+reattach, "TF_CLI_CONFIG_FILE="+rc, "CHECKPOINT_DISABLE=1", "TF_IN_AUTOMATION=1")}
	tf.must("init", "-input=false")
	return tf
}

// run returns what terraform printed and its exit code.
func (tf *terraform) run(args ...string) (string, int) {
	tf.t.Helper()
	cmd := exec.CommandContext(tf.t.Context(), "terraform", append(args, "-no-color")...)
	cmd.Dir, cmd.Env = tf.dir, tf.env
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		tf.t.Fatal(err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}

func (tf *terraform) must(args ...string) string {
	tf.t.Helper()
	out, code := tf.run(args...)
	if code != 0 {
		tf.t.Fatalf("terraform %s: exit %d\n%s", strings.Join(args, " "), code, out)
	}
	return out
}

// unchanged fails if a plan finds anything to do.
func (tf *terraform) unchanged() {
	tf.t.Helper()
	if out, code := tf.run("plan", "-input=false", "-detailed-exitcode"); code != 0 {
		tf.t.Fatalf("plan after apply: exit %d\n%s", code, out)
	}
}

// actions returns what a plan would do, by address.
func (tf *terraform) actions() map[string]string {
	tf.t.Helper()
	tf.must("plan", "-input=false", "-out=plan")
	var plan struct {
		Changes []struct {
			Address string `json:"address"`
			Change  struct {
				Actions []string `json:"actions"`
			} `json:"change"`
		} `json:"resource_changes"`
	}
	cmd := exec.CommandContext(tf.t.Context(), "terraform", "show", "-json", "plan")
	cmd.Dir, cmd.Env = tf.dir, tf.env
	raw, err := cmd.Output()
	if err != nil {
		tf.t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &plan); err != nil {
		tf.t.Fatal(err)
	}
	out := map[string]string{}
	for _, c := range plan.Changes {
		if what := strings.Join(c.Change.Actions, " "); what != "no-op" {
			out[c.Address] = what
		}
	}
	return out
}

// head is the start of every small configuration.
const head = `
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}
variable "account" {
  default = "111111111111"
}
variable "region" {
  default = "us-east-1"
}
provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account]
}
`
