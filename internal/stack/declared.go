package stack

import (
	"fmt"
	"io/fs"
	"path"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// Variable is an input variable as a root declares it.
type Variable struct {
	Name     string
	Type     cty.Type
	Required bool // it has no default
}

// Declared returns the input variables of the root in a folder, by name, as
// its variables.tf declares them.
func Declared(roots fs.FS, root string) (map[string]Variable, error) {
	file := path.Join(root, "variables.tf")
	src, err := fs.ReadFile(roots, file)
	if err != nil {
		return nil, fmt.Errorf("read the variables of a root: %w", err)
	}
	parsed, diags := hclsyntax.ParseConfig(src, file, hcl.InitialPos)
	if diags.HasErrors() {
		return nil, diags
	}
	out := map[string]Variable{}
	for _, block := range parsed.Body.(*hclsyntax.Body).Blocks {
		if block.Type != "variable" || len(block.Labels) != 1 {
			continue
		}
		v, diags := variable(block)
		if diags.HasErrors() {
			return nil, diags
		}
		out[v.Name] = v
	}
	return out, nil
}

func variable(block *hclsyntax.Block) (Variable, hcl.Diagnostics) {
	_, optional := block.Body.Attributes["default"]
	v := Variable{Name: block.Labels[0], Type: cty.DynamicPseudoType, Required: !optional}
	declared, ok := block.Body.Attributes["type"]
	if !ok {
		return v, nil
	}
	t, _, diags := typeexpr.TypeConstraintWithDefaults(declared.Expr)
	v.Type = t
	return v, diags
}
