package gate

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/catalog"
	"flota.dev/flota/internal/gate/check"
)

// shapes are what people, and tools that write Terraform, put where something
// else belongs.
var shapes = []string{
	`null`, `""`, `"x"`, `-1`, `true`, `[]`, `{}`, `[null]`, `["x", 1]`, `[[]]`, `[{}]`, `{ a = null }`, `{ a = { b = [] } }`,
	`toset(["x"])`, `tomap({ a = "x" })`, `var.nobody`, `[var.nobody]`, `{ a = var.nobody }`, `aws_x.y.z`, `[aws_x.y.z]`, `jsonencode({ Statement = 1 })`,
	`jsonencode([{ Statement = [null] }])`, `"{"`, `"%${var.nobody}"`,
}

var argument = regexp.MustCompile(`(?m)^(\s+[a-z_0-9]+\s*=\s*)[^=\n{\[(]+$`)

// TestChecksBearAnyShape puts values of the wrong shape into every labelled
// case, and lets every check look at them.
func TestChecksBearAnyShape(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "*", "bad*.tf"))
	if err != nil || len(files) < 250 {
		t.Fatalf("%d cases, %v", len(files), err)
	}
	checks := catalog.All()
	for n, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if all := argument.FindAllSubmatchIndex(source, -1); len(all) > 0 {
			at := all[n%len(all)]
			shape := shapes[n%len(shapes)]
			bent := string(source[:at[3]]) + shape + string(source[at[1]:]) + "\nvariable \"nobody\" {}\n"
			bend(t, file, bent, checks)
		}
	}
}

func bend(t *testing.T, name, source string, checks []check.Check) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := config.NewWorkspace().Evaluate(config.Options{Dir: dir})
	if err != nil {
		return // what cannot be read is told, and not looked at
	}
	for _, f := range Run(check.NewWorld(s), nil, Options{Checks: checks}).Findings {
		if f.Check == unread.ID && f.resource != nil {
			t.Errorf("%s: %s\n%s", name, f.Message, source)
			return
		}
	}
}
