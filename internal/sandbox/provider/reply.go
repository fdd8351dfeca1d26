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

// schemaReply is the set in the protocol's terms.
func schemaReply(set *schema.Set) (*tfprotov6.GetProviderSchemaResponse, error) {
	r := &tfprotov6.GetProviderSchemaResponse{
		ServerCapabilities: &tfprotov6.ServerCapabilities{GetProviderSchemaOptional: true},
	}
	var err error
	if r.Provider, err = wireSchema(set.Provider); err != nil {
		return nil, err
	}
	if r.ResourceSchemas, err = wireSchemas(set.Resources); err != nil {
		return nil, err
	}
	if r.DataSourceSchemas, err = wireSchemas(set.DataSources); err != nil {
		return nil, err
	}
	return r, nil
}

func wireSchemas(blocks map[string]*schema.Block) (map[string]*tfprotov6.Schema, error) {
	out := make(map[string]*tfprotov6.Schema, len(blocks))
	for name, b := range blocks {
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
