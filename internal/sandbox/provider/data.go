package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"flota.dev/flota/internal/sandbox/provider/schema"
)

// source reads a data source: it fills in o.attrs, or says why it cannot.
type source func(*op) error

// sources are the data sources that do more than look a record up.
var sources = map[string]source{}

// ValidateDataResourceConfig accepts what the schema accepts.
func (p *Provider) ValidateDataResourceConfig(context.Context, *tfprotov6.ValidateDataResourceConfigRequest) (*tfprotov6.ValidateDataResourceConfigResponse, error) {
	return &tfprotov6.ValidateDataResourceConfigResponse{}, nil
}

// ReadDataSource answers a data block.
func (p *Provider) ReadDataSource(ctx context.Context, r *tfprotov6.ReadDataSourceRequest) (*tfprotov6.ReadDataSourceResponse, error) {
	o := &op{Provider: p, ctx: ctx, config: sessionOf(ctx).current(), typ: r.TypeName, block: p.schema.DataSources[r.TypeName]}
	var err error
	if o.attrs, err = decode(r.Config, o.block); err != nil {
		return nil, err
	}
	read, ok := sources[r.TypeName]
	if !ok {
		read = lookUp
	}
	if err := read(o); err != nil {
		return &tfprotov6.ReadDataSourceResponse{Diagnostics: o.failed("reading", err)}, nil
	}
	state, err := encode(o.complete(), o.block)
	return &tfprotov6.ReadDataSourceResponse{State: state}, err
}

// complete fills what a data source left open.
func (o *op) complete() map[string]any {
	walk(o.block, o.attrs, "", func(path string, a *schema.Attribute, v any) any {
		switch {
		case v != nil || !a.Computed:
			return v
		case path == "region":
			return o.config.region
		}
		return zero(a.Type)
	})
	return o.attrs
}

// lookUp reads a data source as the record of the resource type of the same
// name: the first whose values match all arguments that are set.
func lookUp(o *op) error {
	for _, r := range o.store.List(o.typ, o.config.account, o.config.region) {
		if !matches(o.attrs, r.Attributes) {
			continue
		}
		for name := range o.block.Attributes {
			if v, ok := r.Attributes[name]; ok && o.attrs[name] == nil {
				o.attrs[name] = v
			}
		}
		return nil
	}
	return refuse("NotFound", "no matching %s found", title(o.typ))
}

// matches reports whether a record has all values that a data block asks for.
func matches(asked, has map[string]any) bool {
	for name, v := range asked {
		switch v := v.(type) {
		case string, bool, float64:
			if has[name] != v {
				return false
			}
		}
	}
	return true
}
