package provider

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"flota.dev/flota/internal/sandbox/provider/schema"
	"flota.dev/flota/internal/sandbox/store"
)

// operation starts an operation of the calling connection on a resource type.
func (p *Provider) operation(ctx context.Context, typ string) *op {
	return &op{Provider: p, ctx: ctx, config: sessionOf(ctx).current(), typ: typ, kind: kindOf(typ), block: p.schema.Resources[typ]}
}

// PlanResourceChange says what an apply would do.
func (p *Provider) PlanResourceChange(ctx context.Context, r *tfprotov6.PlanResourceChangeRequest) (*tfprotov6.PlanResourceChangeResponse, error) {
	o := p.operation(ctx, r.TypeName)
	resp := &tfprotov6.PlanResourceChangeResponse{UnsafeToUseLegacyTypeSystem: true, PlannedState: r.ProposedNewState, PlannedPrivate: r.PriorPrivate}
	if err := o.read(r.PriorState, r.ProposedNewState, r.Config); err != nil {
		return nil, err
	}
	if o.attrs == nil {
		return resp, nil
	}
	for _, name := range o.plan() {
		resp.RequiresReplace = append(resp.RequiresReplace, tftypes.NewAttributePath().WithAttributeName(name))
	}
	var err error
	resp.PlannedState, err = encode(o.attrs, o.block)
	return resp, err
}

// read decodes the three values of a request.
func (o *op) read(prior, next, input *tfprotov6.DynamicValue) (err error) {
	if o.prior, err = decode(prior, o.block); err != nil {
		return err
	}
	if o.attrs, err = decode(next, o.block); err != nil {
		return err
	}
	o.input, err = decode(input, o.block)
	return err
}

// ApplyResourceChange makes, changes or deletes a resource.
func (p *Provider) ApplyResourceChange(ctx context.Context, r *tfprotov6.ApplyResourceChangeRequest) (*tfprotov6.ApplyResourceChangeResponse, error) {
	o := p.operation(ctx, r.TypeName)
	if err := o.read(r.PriorState, r.PlannedState, r.Config); err != nil {
		return nil, err
	}
	resp := &tfprotov6.ApplyResourceChangeResponse{UnsafeToUseLegacyTypeSystem: true, NewState: r.PriorState}
	verb := o.verb()
	after, err := o.apply()
	if err != nil {
		resp.Diagnostics = o.failed(verb, err)
		if after == nil {
			return resp, nil
		}
	}
	resp.NewState, err = encode(after, o.block)
	return resp, err
}

// ReadResource refreshes a resource; one that is gone reads as null.
func (p *Provider) ReadResource(ctx context.Context, r *tfprotov6.ReadResourceRequest) (*tfprotov6.ReadResourceResponse, error) {
	o := p.operation(ctx, r.TypeName)
	resp := &tfprotov6.ReadResourceResponse{NewState: r.CurrentState, Private: r.Private}
	var err error
	if o.attrs, err = decode(r.CurrentState, o.block); err != nil || o.attrs == nil {
		return resp, err
	}
	record, err := p.store.Get(o.key())
	switch {
	case errors.Is(err, store.ErrNotFound), err == nil && o.kind.gone != nil && o.kind.gone(o, record.Attributes):
		resp.NewState, err = encode(nil, o.block)
		return resp, err
	case err != nil:
		return nil, err
	}
	resp.NewState, err = encode(view(o.block, record.Attributes), o.block)
	return resp, err
}

// UpgradeResourceState reads a state file's text. What another version of the
// provider wrote beyond this schema is left out.
func (p *Provider) UpgradeResourceState(
	_ context.Context, r *tfprotov6.UpgradeResourceStateRequest,
) (*tfprotov6.UpgradeResourceStateResponse, error) {
	block := p.schema.Resources[r.TypeName]
	var attrs map[string]any
	if err := json.Unmarshal(r.RawState.JSON, &attrs); err != nil {
		return nil, err
	}
	walk(block, attrs, "", func(_ string, _ *schema.Attribute, v any) any { return v })
	upgraded, err := encode(attrs, block)
	return &tfprotov6.UpgradeResourceStateResponse{UpgradedState: upgraded}, err
}
