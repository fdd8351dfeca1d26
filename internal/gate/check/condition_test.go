package check

import (
	"os"
	"path/filepath"
	"testing"

	"flota.dev/flota/internal/config"
)

func TestNoneOf(t *testing.T) {
	dir := t.TempDir()
	source := `
variable "unset" {
  type = string
}

resource "aws_memorydb_acl" "ledger" {}

resource "cluster" "open" {
  acl = "Open-Access"
}

resource "cluster" "ledger" {
  acl = aws_memorydb_acl.ledger.id
}

resource "cluster" "unsure" {
  acl = var.unset
}

resource "cluster" "absent" {}
`
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	stack, err := config.NewWorkspace().Evaluate(config.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]config.Truth{"open": config.No, "ledger": config.Yes, "unsure": config.Unknown, "absent": config.Yes}
	w := NewWorld(stack)
	for _, r := range w.Of("cluster") {
		if got := NoneOf("acl", "", "open-access")(&Subject{Resource: r, World: w}, r.Block).Truth; got != want[r.Name] {
			t.Errorf("%s: got %v, want %v", r.Name, got, want[r.Name])
		}
	}
}
