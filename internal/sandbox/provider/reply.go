package provider

import (
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/sandbox/provider/schema"
)

// capabilities tell Terraform that it may keep the schema for all provider blocks of a run.
var capabilities = &tfprotov6.ServerCapabilities{GetProviderSchemaOptional: true}

// schemaReply is the schema of the given types, of all if there are none, in the protocol's terms.
func (p *Provider) schemaReply(types []string) (*tfprotov6.GetProviderSchemaResponse, error) {
	r := &tfprotov6.GetProviderSchemaResponse{ServerCapabilities: capabilities}
	var err error
	if r.Provider, err = wireSchema(p.schema.Provider); err != nil {
		return nil, err
	}
	if r.ResourceSchemas, err = wireSchemas(p.schema.Resources, "", types); err != nil {
		return nil, err
	}
	r.DataSourceSchemas, err = wireSchemas(p.schema.DataSources, "data ", types)
	return r, err
}

func wireSchemas(all map[string]*schema.Block, prefix string, types []string) (map[string]*tfprotov6.Schema, error) {
	out := make(map[string]*tfprotov6.Schema, len(all))
	for name, b := range all {
		if len(types) > 0 && !slices.Contains(types, prefix+name) {
			continue
		}
		s, err := wireSchema(b)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out[name] = s
	}
	return out, nil
}

func wireSchema(b *schema.Block) (*tfprotov6.Schema, error) {
	block, err := wireBlock(b)
	return &tfprotov6.Schema{Block: block}, err
}

func wireBlock(b *schema.Block) (*tfprotov6.SchemaBlock, error) {
	out := &tfprotov6.SchemaBlock{}
	for _, name := range slices.Sorted(maps.Keys(b.Attributes)) {
		a := b.Attributes[name]
		t, err := wireType(a.Type)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out.Attributes = append(out.Attributes, &tfprotov6.SchemaAttribute{
			Name: name, Type: t, Required: a.Required, Optional: a.Optional, Computed: a.Computed,
			Sensitive: a.Sensitive, WriteOnly: a.WriteOnly,
		})
	}
	for _, name := range slices.Sorted(maps.Keys(b.Blocks)) {
		n := b.Blocks[name]
		block, err := wireBlock(n.Block)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out.BlockTypes = append(out.BlockTypes, &tfprotov6.SchemaNestedBlock{
			TypeName: name, Block: block, Nesting: wireNesting[n.Nesting],
			MinItems: int64(n.Min), MaxItems: int64(n.Max),
		})
	}
	return out, nil
}

var wireNesting = map[schema.Nesting]tfprotov6.SchemaNestedBlockNestingMode{
	schema.List:   tfprotov6.SchemaNestedBlockNestingModeList,
	schema.SetOf:  tfprotov6.SchemaNestedBlockNestingModeSet,
	schema.Single: tfprotov6.SchemaNestedBlockNestingModeSingle,
}

func wireType(t cty.Type) (tftypes.Type, error) {
	switch {
	case t == cty.String:
		return tftypes.String, nil
	case t == cty.Number:
		return tftypes.Number, nil
	case t == cty.Bool:
		return tftypes.Bool, nil
	case t.IsObjectType():
		return wireObject(t)
	}
	element, err := wireType(t.ElementType())
	switch {
	case err != nil:
		return nil, err
	case t.IsListType():
		return tftypes.List{ElementType: element}, nil
	case t.IsSetType():
		return tftypes.Set{ElementType: element}, nil
	default:
		return tftypes.Map{ElementType: element}, nil
	}
}

func wireObject(t cty.Type) (tftypes.Type, error) {
	types := map[string]tftypes.Type{}
	for name, at := range t.AttributeTypes() {
		a, err := wireType(at)
		if err != nil {
			return nil, err
		}
		types[name] = a
	}
	return tftypes.Object{AttributeTypes: types}, nil
}
