package config

import (
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// overrides reports whether Terraform merges a file into the others: override.tf and *_override.tf.
func overrides(file string) bool {
	name := strings.TrimSuffix(strings.TrimSuffix(file, ".json"), ".tf")
	return name == "override" || strings.HasSuffix(name, "_override")
}

// override merges the blocks of override files into those of the others, as
// Terraform's page "Override Files" tells: arguments replace arguments, nested
// blocks replace all of their name.
func override(blocks []*hclsyntax.Block, overrides []*hclsyntax.Body) []*hclsyntax.Block {
	for _, body := range overrides {
		for _, b := range body.Blocks {
			i := slices.IndexFunc(blocks, func(o *hclsyntax.Block) bool {
				return b.Type != "locals" && o.Type == b.Type && slices.Equal(o.Labels, b.Labels) && alias(o) == alias(b)
			})
			if i < 0 {
				blocks = append(blocks, b)
				continue
			}
			merged := *blocks[i]
			merged.Body = overlay(merged.Body, b.Body, b.Type == "terraform")
			blocks[i] = &merged
		}
	}
	return blocks
}

// alias tells the configurations of one provider apart.
func alias(b *hclsyntax.Block) string {
	if a := b.Body.Attributes["alias"]; a != nil && b.Type == "provider" {
		if v, diags := a.Expr.Value(nil); !diags.HasErrors() {
			if s, ok := text(v); ok {
				return s
			}
		}
	}
	return ""
}

// overlay lays one body over another. Lifecycle blocks and the required
// providers of a terraform block are merged argument by argument.
func overlay(under, over *hclsyntax.Body, settings bool) *hclsyntax.Body {
	out := *under
	out.Attributes = maps.Clone(under.Attributes)
	maps.Copy(out.Attributes, over.Attributes)
	replaced := map[string]bool{}
	for _, b := range over.Blocks {
		replaced[replaces(b)] = true
	}
	out.Blocks = nil
	for _, b := range under.Blocks {
		if !replaced[replaces(b)] || b.Type == "lifecycle" || settings && b.Type == "required_providers" {
			out.Blocks = append(out.Blocks, b)
		}
	}
	for _, b := range over.Blocks {
		i := slices.IndexFunc(out.Blocks, func(o *hclsyntax.Block) bool { return o.Type == b.Type })
		if i >= 0 && (b.Type == "lifecycle" || b.Type == "required_providers") {
			merged := *out.Blocks[i]
			merged.Body = overlay(merged.Body, b.Body, false)
			out.Blocks[i] = &merged
			continue
		}
		out.Blocks = append(out.Blocks, b)
	}
	return &out
}

// replaces is the name of the blocks that an overriding block takes the place
// of. A dynamic block stands for what it makes; backend and cloud for each other.
func replaces(b *hclsyntax.Block) string {
	switch {
	case b.Type == "dynamic" && len(b.Labels) == 1:
		return b.Labels[0]
	case b.Type == "cloud":
		return "backend"
	}
	return b.Type
}
