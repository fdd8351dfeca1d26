package terraform

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"flota.dev/flota/internal/stack"
)

// learn hides the values of a stack's parameters, and of its sensitive
// variables, wherever they come from: the files that hold variables, the
// environment, or the default.
func (r *Runner) learn(w stack.Work) error {
	for _, value := range w.Parameters {
		r.mask.Add(value)
	}
	files, err := filepath.Glob(filepath.Join(w.Dir, "*.tf"))
	if err != nil {
		return err
	}
	given, err := variables(w.Dir)
	if err != nil {
		return err
	}
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			return fmt.Errorf("%s: %w", w.Instance.ID, err)
		}
		for variable, value := range sensitive(src, name) {
			r.mask.Add(value, os.Getenv("TF_VAR_"+variable), string(given[variable]))
		}
	}
	return nil
}

// sensitive returns the sensitive variables that a file declares, with their
// defaults. What does not parse is left to Terraform to complain about.
func sensitive(src []byte, name string) map[string]string {
	out := map[string]string{}
	file, _ := hclsyntax.ParseConfig(src, name, hcl.InitialPos)
	if file == nil {
		return out
	}
	for _, block := range file.Body.(*hclsyntax.Body).Blocks {
		if block.Type != "variable" || len(block.Labels) != 1 || !isTrue(block.Body.Attributes["sensitive"]) {
			continue
		}
		out[block.Labels[0]] = text(block.Body.Attributes["default"])
	}
	return out
}

func isTrue(a *hclsyntax.Attribute) bool {
	if a == nil {
		return false
	}
	v, diags := a.Expr.Value(nil)
	return !diags.HasErrors() && v.Type().FriendlyName() == "bool" && v.IsKnown() && !v.IsNull() && v.True()
}

func text(a *hclsyntax.Attribute) string {
	if a == nil {
		return ""
	}
	v, diags := a.Expr.Value(nil)
	if diags.HasErrors() || v.IsNull() || v.Type().FriendlyName() != "string" {
		return ""
	}
	return v.AsString()
}

// variables returns what the directory's variable files say.
func variables(dir string) (map[string]json.RawMessage, error) {
	out := map[string]json.RawMessage{}
	names, err := filepath.Glob(filepath.Join(dir, "*.tfvars.json"))
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(src, &out); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return out, nil
}
