package terraform

import (
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/stack"
)

// parameterValues is the ephemeral variable of a root that takes values.
const parameterValues = "TF_VAR_parameter_values"

// given returns the environment that hands a stack its values. Terraform reads
// a map from a variable as an expression, in which "${" means something.
func given(values stack.Values) []string {
	if len(values) == 0 {
		return nil
	}
	texts := map[string]cty.Value{}
	for name, value := range values {
		texts[name] = cty.StringVal(value)
	}
	return []string{parameterValues + "=" + string(hclwrite.TokensForValue(cty.MapVal(texts)).Bytes())}
}
