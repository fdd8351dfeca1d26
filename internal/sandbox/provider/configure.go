package provider

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"flota.dev/flota/internal/sandbox/store"
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

var (
	accountID  = regexp.MustCompile(`^\d{12}$`)
	regionName = regexp.MustCompile(`^[a-z]{2}(-[a-z]+)+-\d$`)
)

// ValidateProviderConfig checks a provider block.
func (p *Provider) ValidateProviderConfig(
	_ context.Context, r *tfprotov6.ValidateProviderConfigRequest,
) (*tfprotov6.ValidateProviderConfigResponse, error) {
	resp := &tfprotov6.ValidateProviderConfigResponse{PreparedConfig: r.Config}
	attrs, err := decode(r.Config, p.schema.Provider)
	if err != nil {
		return nil, err
	}
	wrong := func(argument, format string, args ...any) {
		resp.Diagnostics = append(resp.Diagnostics, &tfprotov6.Diagnostic{
			Severity: tfprotov6.DiagnosticSeverityError, Attribute: attributePath(argument),
			Summary: "invalid value for " + argument, Detail: fmt.Sprintf(format, args...),
		})
	}
	for _, id := range collect(map[string]any(attrs), []string{"allowed_account_ids"}) {
		if s, ok := id.(string); ok && !accountID.MatchString(s) {
			wrong("allowed_account_ids", "An AWS account id has 12 digits, got %q.", s)
		}
	}
	if region, ok := attrs["region"].(string); ok && !regionName.MatchString(region) {
		wrong("region", "There is no AWS region %q.", region)
	}
	return resp, nil
}

// ConfigureProvider sets the account, region and default tags of the calling connection.
func (p *Provider) ConfigureProvider(ctx context.Context, r *tfprotov6.ConfigureProviderRequest) (*tfprotov6.ConfigureProviderResponse, error) {
	attrs, err := decode(r.Config, p.schema.Provider)
	if err != nil {
		return nil, err
	}
	s := sessionOf(ctx)
	c := s.current()
	c.account = accountOf(attrs)
	if region, ok := attrs["region"].(string); ok {
		c.region = region
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

// accountOf is the account that a provider block works in: the one it allows,
// the one whose role it takes on, or the one that its access key names, since
// the sandbox takes a key of 12 digits for an account.
func accountOf(attrs store.Attributes) string {
	candidates := collect(map[string]any(attrs), []string{"allowed_account_ids"})
	for _, arn := range collect(map[string]any(attrs), []string{"assume_role", "role_arn"}) {
		if part := strings.Split(text(arn), ":"); len(part) == 6 {
			candidates = append(candidates, part[4])
		}
	}
	for _, c := range append(candidates, attrs["access_key"]) {
		if s, ok := c.(string); ok && accountID.MatchString(s) {
			return s
		}
	}
	return noAccount
}

// StopProvider ends the calls of the connection.
func (p *Provider) StopProvider(ctx context.Context, _ *tfprotov6.StopProviderRequest) (*tfprotov6.StopProviderResponse, error) {
	sessionOf(ctx).cancel()
	return &tfprotov6.StopProviderResponse{}, nil
}
