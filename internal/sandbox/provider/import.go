package provider

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"flota.dev/flota/internal/sandbox/store"
)

// ImportResourceState finds a resource by what terraform import was given: its id, or the type's own form.
func (p *Provider) ImportResourceState(ctx context.Context, r *tfprotov6.ImportResourceStateRequest) (*tfprotov6.ImportResourceStateResponse, error) {
	o := p.operation(ctx, r.TypeName)
	attrs, err := o.adopt(r.ID)
	if err != nil {
		return nil, err
	}
	if attrs == nil {
		return &tfprotov6.ImportResourceStateResponse{Diagnostics: []*tfprotov6.Diagnostic{{
			Severity: tfprotov6.DiagnosticSeverityError,
			Summary:  "Cannot import non-existent remote object",
			Detail:   fmt.Sprintf("There is no %s %q in account %s, region %s of the sandbox.", title(r.TypeName), r.ID, o.config.account, o.config.region),
		}}}, nil
	}
	state, err := encode(view(o.block, attrs), o.block)
	return &tfprotov6.ImportResourceStateResponse{
		ImportedResources: []*tfprotov6.ImportedResource{{TypeName: r.TypeName, State: state}},
	}, err
}

// adopt returns the attributes of the resource that an import names, nil if there is none.
func (o *op) adopt(id string) (store.Attributes, error) {
	for _, r := range o.store.List(o.typ, o.config.account, o.config.region) {
		o.attrs = r.Attributes
		if r.ID == id || o.str("id") == id || o.kind.importID != "" && o.expand(o.kind.importID) == id {
			return r.Attributes, nil
		}
	}
	o.attrs = nil
	if o.kind.adopt != nil {
		return o.kind.adopt(o, id)
	}
	return nil, nil
}
