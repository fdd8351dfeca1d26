package config

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHolders(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"main.tf":          "variable \"fleet\" {\n  default = \"cambio\"\n}\n\nlocals {\n  shout = upper(var.fleet)\n}\n\nmodule \"m\" {\n  source = \"./m\"\n  text   = local.shout\n}\n",
		"m/main.tf":        "variable \"text\" {\n  sensitive = true\n}\n\noutput \"twice\" {\n  value = \"${var.text}${var.text}\"\n}\n",
		"terraform.tfvars": "fleet = \"orders\"\n",
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := NewWorkspace().Evaluate(Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	type holder struct {
		Type, Name, Value, File string
		Line                    int
		Sensitive               Truth
	}
	got := map[string]holder{}
	for _, r := range s.Holders() {
		v := r.Get("value")
		text, _ := v.Text("")
		got[r.Address] = holder{r.Type, r.Name, text, filepath.Base(v.Range.Filename), v.Range.Start.Line, r.Get("sensitive").Bool(false)}
	}
	want := map[string]holder{
		"var.fleet":             {"variable", "fleet", "orders", "terraform.tfvars", 1, No},
		"local.shout":           {"local", "shout", "ORDERS", "main.tf", 6, No},
		"module.m.var.text":     {"variable", "text", "ORDERS", "main.tf", 11, Yes},
		"module.m.output.twice": {"output", "twice", "ORDERSORDERS", "main.tf", 6, No},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
