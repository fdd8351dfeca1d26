package config

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDeepEnough holds that no file is refused that people may write.
func TestDeepEnough(t *testing.T) {
	policy := "resource \"aws_iam_policy\" \"p%d\" {\n  policy = jsonencode({ Statement = [for s in local.s : { Effect = \"Allow\", Resource = [\"${s.arn}/*\", \"${s.arn}\"] } if s.on && !s.off || s.n - 1 > 2] })\n}\n"
	var many strings.Builder
	for i := range 2_000 {
		fmt.Fprintf(&many, policy, i)
	}
	for name, src := range map[string]string{
		"many resources":      many.String(),
		"levels":              "locals {\n  x = " + strings.Repeat("[{ a = (", 30) + "1" + strings.Repeat(") }]", 30) + "\n}\n",
		"conditions":          "locals {\n  x = " + strings.Repeat("var.a == 1 ? 2 : ", 60) + "3\n}\n",
		"a sum":               "locals {\n  x = (\n" + strings.Repeat("    1 +\n", 300) + "    1\n  )\n}\n",
		"a list of sums":      "locals {\n  x = [\n" + strings.Repeat("    1 + 2 * -3,\n", 5_000) + "  ]\n}\n",
		"a long text":         "locals {\n  x = <<-EOT\n" + strings.Repeat("    %{ if a }${b}%{ else }((((${c[0]}%{ endif }\n", 3_000) + "  EOT\n}\n",
		"brackets in text":    "locals {\n  x = \"" + strings.Repeat("([{!-?", 5_000) + "\"\n}\n",
		"brackets in remarks": strings.Repeat("# ([{!!!!----????\n", 5_000),
	} {
		if at, deep := tooDeep([]byte(src), name, native); deep {
			t.Errorf("%s is refused at %v", name, at)
		}
	}
	template := strings.Repeat("%{ for a in b ~}\n${a} ((((\n%{ endfor ~}\n", 3_000)
	if tooDeepTemplate([]byte(template), "x") {
		t.Error("a template is refused")
	}
}

// TestHostileJSON holds that JSON is no way around the limits.
func TestHostileJSON(t *testing.T) {
	deep := strings.Repeat("(", 100_000)
	for name, src := range map[string]string{
		"brackets":    `{"locals":{"x":` + strings.Repeat("[", 1_000_000),
		"objects":     `{"locals":{"x":` + strings.Repeat(`{"a":`, 300_000),
		"expressions": `{"locals":{"x":"${` + deep + `"}}`,
		"templates":   `{"locals":{"x":"` + strings.Repeat("%{ if true }", 100_000) + `"}}`,
		"keys":        `{"locals":{"x":{"${` + deep + `":1}}}`,
		"closed":      `{"locals":{"x":"${` + deep + `1` + strings.Repeat(")", 100_000) + `}"}}`,
		"type":        `{"variable":{"x":{"type":"` + strings.Repeat("list(", 100_000) + `"}}}`,
		"references":  `{"resource":{"a":{"b":{"depends_on":["` + deep + `"]}}}}`,
	} {
		t.Run(name, func(t *testing.T) {
			for _, file := range []string{"main.tf.json", "terraform.tfvars.json"} {
				dir := t.TempDir()
				if err := os.WriteFile(filepath.Join(dir, file), []byte(src), 0o600); err != nil {
					t.Fatal(err)
				}
				if s, err := NewWorkspace().Evaluate(Options{Dir: dir}); s == nil && err == nil {
					t.Error("there is neither a stack nor an error")
				}
			}
		})
	}
}
