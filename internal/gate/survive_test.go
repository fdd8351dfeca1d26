package gate

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclwrite"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/catalog"
	"flota.dev/flota/internal/gate/check"
)

// odd are values of every kind, most of them of the wrong one for an argument.
var odd = []string{`null`, `[]`, `{}`, `[{}]`, `[[1]]`, `"x"`, `""`, `-1`, `true`, `[null, 1, "a"]`, `{ a = null, b = [1] }`, `var.unset`, `[var.unset]`, `"{\"Statement\": 1}"`, `"[1, null, {}]"`}

// TestChecksSurvive holds every check to looking at arguments of wrong kinds
// without a fall: each bad case, with its arguments set to odd values in turn.
func TestChecksSurvive(t *testing.T) {
	for _, c := range catalog.All() {
		t.Run(c.ID, func(t *testing.T) {
			t.Parallel()
			files, err := filepath.Glob(filepath.Join("testdata", c.ID, "bad*.tf"))
			if err != nil {
				t.Fatal(err)
			}
			for i, file := range files {
				source, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				survive(t, c, source, i*5)
			}
		})
	}
}

func survive(t *testing.T, c check.Check, source []byte, first int) {
	t.Helper()
	f, diags := hclwrite.ParseConfig(source, "main.tf", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	replace(f.Body(), &first)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), append(f.Bytes(), "variable \"unset\" {}\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
	stack, err := config.NewWorkspace().Evaluate(config.Options{Dir: dir})
	if err != nil {
		return
	}
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("%v\n%s", r, f.Bytes())
		}
	}()
	verdicts(c, check.NewWorld(stack))
}

// replace sets every argument of a body to the next odd value, those of Terraform itself aside.
func replace(b *hclwrite.Body, next *int) {
	for _, name := range slices.Sorted(maps.Keys(b.Attributes())) {
		if !slices.Contains([]string{"source", "count", "for_each", "default", "type"}, name) {
			b.SetAttributeRaw(name, hclwrite.TokensForIdentifier(odd[*next%len(odd)]))
			*next++
		}
	}
	for _, n := range b.Blocks() {
		replace(n.Body(), next)
	}
}
