package check

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"flota.dev/flota/internal/config"
)

func TestUses(t *testing.T) {
	dir := t.TempDir()
	source := `
resource "aws_eip" "main" {}

resource "aws_nat_gateway" "main" {
  allocation_id = aws_eip.main.id
}

resource "aws_lb" "main" {
  subnet_mapping {
    allocation_id = "${aws_eip.main.id}"
  }
}

resource "aws_eip" "told" {}

output "address" {
  value = [aws_eip.told.public_ip]
}
`
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	stack, err := config.NewWorkspace().Evaluate(config.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	w := NewWorld(stack)
	eips := w.Of("aws_eip")
	if len(eips) != 2 {
		t.Fatalf("%d addresses, want 2", len(eips))
	}
	used, told := &Subject{Resource: eips[0], World: w}, &Subject{Resource: eips[1], World: w}
	var got []string
	for _, u := range used.Uses() {
		got = append(got, u.By.Type+" "+u.Block+" "+u.Attribute)
	}
	slices.Sort(got)
	if want := []string{"aws_lb subnet_mapping allocation_id", "aws_nat_gateway  allocation_id"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(told.Uses()) > 0 || !told.Exported() || used.Exported() {
		t.Errorf("only the second address should be an output's, and nothing else's")
	}
}
