package main

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
)

// canonical returns text as terraform fmt would write it. That is hclwrite's
// own form and, on top of it, quoted labels and values free of a needless
// "${ }" (terraform's internal/command/fmt.go). The quoted type names of
// Terraform 0.11 are left alone: terraform validate rejects them anyway.
func canonical(text []byte, name string) ([]byte, error) {
	f, diags := hclwrite.ParseConfig(text, name, hcl.InitialPos)
	if diags.HasErrors() {
		return nil, diags
	}
	tidy(f.Body())
	return f.Bytes(), nil
}

func tidy(body *hclwrite.Body) {
	for name, attribute := range body.Attributes() {
		tokens := attribute.Expr().BuildTokens(nil)
		if wrapped(tokens) {
			body.SetAttributeRaw(name, tokens[2:len(tokens)-2])
		}
	}
	for _, block := range body.Blocks() {
		block.SetLabels(block.Labels())
		tidy(block.Body())
	}
}

// wrapped reports whether an expression is "${…}" and nothing else, which means the same without the wrapping.
func wrapped(tokens hclwrite.Tokens) bool {
	e, diags := hclsyntax.ParseExpression(tokens.Bytes(), "", hcl.InitialPos)
	if diags.HasErrors() || len(tokens) < 5 {
		return false
	}
	_, ok := e.(*hclsyntax.TemplateWrapExpr)
	return ok
}
