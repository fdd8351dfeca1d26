package provider

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"flota.dev/flota/internal/sandbox/provider/schema"
)

// rule checks one value and returns what is wrong with it, or "".
type rule func(v any) string

// rules maps paths of arguments to their checks.
type rules map[string]rule

// ValidateResourceConfig checks arguments as far as they are known, and reports all that is wrong.
func (p *Provider) ValidateResourceConfig(
	_ context.Context, r *tfprotov6.ValidateResourceConfigRequest,
) (*tfprotov6.ValidateResourceConfigResponse, error) {
	block := p.schema.Resources[r.TypeName]
	attrs, err := decode(r.Config, block)
	if err != nil {
		return nil, err
	}
	k := kindOf(r.TypeName)
	found := k.check(block, attrs, tftypes.NewAttributePath(), "")
	for _, g := range k.groups {
		if d := g.check(attrs); d != nil {
			found = append(found, d)
		}
	}
	return &tfprotov6.ValidateResourceConfigResponse{Diagnostics: found}, nil
}

// check applies the rules to a block's values and those of the blocks in it.
func (k kind) check(b *schema.Block, attrs map[string]any, at *tftypes.AttributePath, prefix string) []*tfprotov6.Diagnostic {
	var found []*tfprotov6.Diagnostic
	for name, v := range attrs {
		here := at.WithAttributeName(name)
		if n, nested := b.Blocks[name]; nested {
			found = append(found, k.checkNested(n, v, here, prefix+name+".")...)
			continue
		}
		rule := k.ruleFor(prefix + name)
		if rule == nil {
			continue
		}
		if what := applyRule(rule, v); what != "" {
			found = append(found, &tfprotov6.Diagnostic{
				Severity: tfprotov6.DiagnosticSeverityError, Attribute: here,
				Summary: fmt.Sprintf("invalid value for %s", name),
				Detail:  fmt.Sprintf("%s %s.", prefix+name, what),
			})
		}
	}
	return found
}

func (k kind) checkNested(n *schema.Nested, v any, at *tftypes.AttributePath, prefix string) []*tfprotov6.Diagnostic {
	var found []*tfprotov6.Diagnostic
	switch v := v.(type) {
	case map[string]any:
		return k.check(n.Block, v, at, prefix)
	case []any:
		for i, e := range v {
			m, ok := e.(map[string]any)
			if !ok {
				continue
			}
			element := at
			if n.Nesting == schema.List {
				element = at.WithElementKeyInt(i)
			}
			found = append(found, k.check(n.Block, m, element, prefix)...)
		}
	}
	return found
}

// ruleFor returns the type's own rule for an argument, or the one that its name brings.
func (k kind) ruleFor(path string) rule {
	if r, ok := k.rules[path]; ok {
		return r
	}
	if slices.Contains(fields(k.json), path) {
		return isJSON
	}
	return namedRules[path[strings.LastIndexByte(path, '.')+1:]]
}

// applyRule checks a value, or each element of a list.
func applyRule(r rule, v any) string {
	switch v := v.(type) {
	case unknown, nil:
		return ""
	case []any:
		for _, e := range v {
			if what := applyRule(r, e); what != "" {
				return what
			}
		}
		return ""
	}
	return r(v)
}
