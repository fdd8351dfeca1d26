package config

import (
	"errors"
	"fmt"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// providerFunctions are those of the AWS provider.
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/functions/arn_parse
func providerFunctions() map[string]guarded {
	return map[string]guarded{
		"provider::aws::arn_build":          plain(arnBuildFunction),
		"provider::aws::arn_parse":          plain(arnParseFunction),
		"provider::aws::trim_iam_role_path": plain(roleFunction),
	}
}

var arnParts = []string{"partition", "service", "region", "account_id", "resource"}

var arnBuildFunction = function.New(&function.Spec{
	Params: texts(arnParts...),
	Type:   function.StaticReturnType(cty.String),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		arn := "arn"
		for _, a := range args {
			arn += ":" + a.AsString()
		}
		return cty.StringVal(arn), nil
	},
})

var arnParseFunction = function.New(&function.Spec{
	Params: texts("arn"),
	Type: function.StaticReturnType(cty.Object(map[string]cty.Type{
		"partition": cty.String, "service": cty.String, "region": cty.String, "account_id": cty.String, "resource": cty.String,
	})),
	Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
		parts, err := cutARN(args[0].AsString())
		switch {
		case err != nil && HasToken(args[0].AsString()):
			return cty.UnknownVal(ty), nil
		case err != nil:
			return cty.NilVal, function.NewArgError(0, err)
		}
		out := map[string]cty.Value{}
		for i, name := range arnParts {
			out[name] = cty.StringVal(parts[i])
		}
		return cty.ObjectVal(out), nil
	},
})

// cutARN returns the five parts behind "arn:".
func cutARN(s string) ([]string, error) {
	parts := strings.SplitN(s, ":", 6)
	if len(parts) != 6 || parts[0] != "arn" {
		return nil, fmt.Errorf("%q is no ARN", s)
	}
	return parts[1:], nil
}

// roleFunction takes the path out of a role's ARN.
var roleFunction = function.New(&function.Spec{
	Params: texts("arn"),
	Type:   function.StaticReturnType(cty.String),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		s := args[0].AsString()
		parts, err := cutARN(s)
		if err == nil && (parts[1] != "iam" || !strings.HasPrefix(parts[4], "role/")) {
			err = errors.New("the ARN is not that of an IAM role")
		}
		switch {
		case err != nil && HasToken(s):
			return cty.UnknownVal(cty.String), nil
		case err != nil:
			return cty.NilVal, function.NewArgError(0, err)
		}
		name := parts[4][strings.LastIndexByte(parts[4], '/')+1:]
		return cty.StringVal(strings.TrimSuffix(s, parts[4]) + "role/" + name), nil
	},
})
