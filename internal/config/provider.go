package config

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// provider finds the configuration of a provider that a module uses, and the
// module that it stands in: its own, or one that the call hands down.
func (i *instance) provider(name, which string) (*hclsyntax.Block, *instance) {
	for _, b := range i.module.blocks {
		if b.Type == "provider" && b.Labels[0] == name && alias(b) == which {
			return b, i
		}
	}
	if i.call == nil {
		return nil, nil
	}
	if a := i.call.Body.Attributes["providers"]; a != nil {
		if handed, ok := a.Expr.(*hclsyntax.ObjectConsExpr); ok {
			for _, item := range handed.Items {
				if n, w := providerName(item.KeyExpr); n == name && w == which {
					return i.from.instance.provider(providerName(item.ValueExpr))
				}
			}
		}
	}
	if which != "" {
		return nil, nil
	}
	return i.from.instance.provider(name, "")
}

// providerName reads aws or aws.west.
func providerName(x hclsyntax.Expression) (name, which string) {
	if key, ok := x.(*hclsyntax.ObjectConsKeyExpr); ok {
		x = key.Wrapped
	}
	t, diags := hcl.AbsTraversalForExpr(x)
	if diags.HasErrors() {
		return "", ""
	}
	which, _ = nameAt(t, 1)
	return t.RootName(), which
}
