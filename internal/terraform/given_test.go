package terraform

import (
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"flota.dev/flota/internal/stack"
)

// TestGivenValuesArriveAsTheyAre reads what is given as Terraform does, with nothing to evaluate it in.
func TestGivenValuesArriveAsTheyAre(t *testing.T) {
	values := stack.Values{
		"PLAIN": "value", "TEMPLATE": "${file(\"/etc/passwd\")} %{if true} $${x}", "QUOTES": "\"'\\", "LINES": "a\nb\tc\r\x00\b", "WORDS-9": "ñ <&> =",
	}
	env := given(values)
	if len(env) != 1 {
		t.Fatalf("%d variables", len(env))
	}
	text, ok := strings.CutPrefix(env[0], parameterValues+"=")
	if !ok {
		t.Fatal("another variable")
	}
	expr, diags := hclsyntax.ParseExpression([]byte(text), "", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	got, diags := expr.Value(nil)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	for name, want := range values {
		if v := got.GetAttr(name).AsString(); v != want {
			t.Errorf("%s: %q, want %q", name, v, want)
		}
	}
	if env := given(nil); env != nil {
		t.Errorf("nothing gives %v", env)
	}
}
