package check

import (
	"os"
	"path/filepath"
	"testing"

	"flota.dev/flota/internal/config"
)

func TestWithDoubtsWhatAnInputNames(t *testing.T) {
	for name, c := range map[string]struct {
		source string
		want   config.Truth
	}{
		"an input that nobody gave": {`
variable "cluster" {}
resource "cluster" "reports" { name = "reports" }
resource "logging" "this" { cluster = var.cluster }`, config.Unknown},
		"an input that is another's name": {`
variable "cluster" {}
resource "cluster" "reports" { name = "reports" }
resource "cluster" "other" { name = var.cluster }
resource "logging" "this" { cluster = var.cluster }`, config.No},
		"another's name": {`
resource "cluster" "reports" { name = "reports" }
resource "logging" "this" { cluster = "ledger" }`, config.No},
		"its own name": {`
resource "cluster" "reports" { name = "reports" }
resource "logging" "this" { cluster = "reports" }`, config.Yes},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(c.source), 0o600); err != nil {
				t.Fatal(err)
			}
			stack, err := config.NewWorkspace().Evaluate(config.Options{Dir: dir})
			if err != nil {
				t.Fatal(err)
			}
			w := NewWorld(stack)
			for _, r := range w.Of("cluster") {
				if r.Name != "reports" {
					continue
				}
				if got := With("logging", "cluster", Exists)(&Subject{Resource: r, World: w}, r.Block).Truth; got != c.want {
					t.Errorf("got %v, want %v", got, c.want)
				}
			}
		})
	}
}
