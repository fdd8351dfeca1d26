package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// GetMetadata lists the types.
func (p *Provider) GetMetadata(context.Context, *tfprotov6.GetMetadataRequest) (*tfprotov6.GetMetadataResponse, error) {
	resp := &tfprotov6.GetMetadataResponse{ServerCapabilities: capabilities}
	for name := range p.schema.Resources {
		resp.Resources = append(resp.Resources, tfprotov6.ResourceMetadata{TypeName: name})
	}
	for name := range p.schema.DataSources {
		resp.DataSources = append(resp.DataSources, tfprotov6.DataSourceMetadata{TypeName: name})
	}
	return resp, nil
}

// ValidateProviderConfig checks a provider block.
func (p *Provider) ValidateProviderConfig(_ context.Context, r *tfprotov6.ValidateProviderConfigRequest) (*tfprotov6.ValidateProviderConfigResponse, error) {
	return &tfprotov6.ValidateProviderConfigResponse{PreparedConfig: r.Config}, nil
}

// ConfigureProvider sets the account, region and default tags of the calling connection.
func (p *Provider) ConfigureProvider(ctx context.Context, r *tfprotov6.ConfigureProviderRequest) (*tfprotov6.ConfigureProviderResponse, error) {
	attrs, err := decode(r.Config, p.schema.Provider)
	if err != nil {
		return nil, err
	}
	s := sessionOf(ctx)
	c := s.current()
	if region, ok := attrs["region"].(string); ok {
		c.region = region
	}
	if accounts, ok := attrs["allowed_account_ids"].([]any); ok && len(accounts) > 0 {
		c.account, _ = accounts[0].(string)
	}
	c.tags = map[string]string{}
	for _, tags := range collect(map[string]any(attrs), []string{"default_tags", "tags"}) {
		all, _ := tags.(map[string]any)
		for k, v := range all {
			c.tags[k], _ = v.(string)
		}
	}
	s.configure(c)
	return &tfprotov6.ConfigureProviderResponse{}, nil
}

// StopProvider ends the calls of the connection.
func (p *Provider) StopProvider(ctx context.Context, _ *tfprotov6.StopProviderRequest) (*tfprotov6.StopProviderResponse, error) {
	sessionOf(ctx).cancel()
	return &tfprotov6.StopProviderResponse{}, nil
}
