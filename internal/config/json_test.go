package config

import (
	"testing"

	"github.com/zclconf/go-cty/cty"
)

func TestDecoded(t *testing.T) {
	w := NewWorkspace()
	token := w.references.token(Ref{Address: "var.limit"})
	for _, c := range []struct {
		name, text, path string
		truth            Truth
		bool             Truth
	}{
		{"object", `{"open": true}`, "policy.open", Yes, Yes},
		{"list of objects", `[{"open": false}]`, "policy.open", Yes, No},
		{"bare reference", `{"size": ` + token + `, "open": true}`, "policy.open", Yes, Yes},
		{"reference for a boolean", `{"open":` + token + `}`, "policy.open", Yes, Unknown},
		{"quoted reference after an escape", `{"name": "a\\\"` + token + `", "open": true}`, "policy.open", Yes, Yes},
		{"bare blank", `{"size": ` + blank + `, "open": true}`, "policy.open", Yes, Yes},
		{"blank for a boolean", `{"open": ` + blank + `}`, "policy.open", Yes, Unknown},
		{"YAML", "size: " + token + "\nopen: true\n", "policy.open", Yes, Yes},
		{"no JSON", `open = true`, "policy.open", Unknown, No},
		{"only a reference", token, "policy.open", Unknown, No},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := &Block{workspace: w, Attributes: map[string]*Attribute{"policy": {Name: "policy", Value: cty.StringVal(c.text)}}}
			got, truth := b.Decoded("policy")
			if truth != c.truth {
				t.Fatalf("truth is %v, want %v", truth, c.truth)
			}
			if open := got.Get(c.path).Bool(false); open != c.bool {
				t.Errorf("%s is %v, want %v", c.path, open, c.bool)
			}
		})
	}
}

func TestDecodedOfNothing(t *testing.T) {
	b := &Block{Attributes: map[string]*Attribute{}}
	if _, truth := b.Decoded("policy"); truth != No {
		t.Errorf("truth is %v, want No", truth)
	}
}
