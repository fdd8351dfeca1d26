package fleet

import (
	"maps"
	"net/url"
	"slices"
	"strings"
)

// Parameters says where values of secrets live outside of AWS. Terraform writes them into SSM parameters.
type Parameters struct {
	// HCP is where the variables are that secrets of the form hcp:NAME stand for.
	HCP *HCPTerraform `yaml:"hcp"`
}

// HCPTerraform is a workspace for each environment in HCP Terraform, or in Terraform Enterprise.
type HCPTerraform struct {
	// Organization is the organization's name.
	Organization string `yaml:"organization" jsonschema:"required,example=cambio"`
	// Workspace is the workspace's name. {env} stands for the environment.
	Workspace string `yaml:"workspace" jsonschema:"required,example=cambio-{env}"`
	// Address is where the service is. Default: https://app.terraform.io.
	Address string `yaml:"address" jsonschema:"default=https://app.terraform.io"`
	// Token is where the pipelines find a token for it, in the shared account: ssm:/path or secret:NAME. People use that of terraform login. Default: none.
	Token Secret `yaml:"token"`
}

// TokenVariable is the environment variable in which Terraform looks for the
// token of a host (developer.hashicorp.com/terraform/cli/config/config-file,
// environment variable credentials): a hyphen is written as two underscores, and
// what no name may hold as one.
func TokenVariable(host string) string {
	return "TF_TOKEN_" + strings.NewReplacer("-", "__", ".", "_", ":", "_").Replace(host)
}

// Tokens are the environment variables in which the steps of a service's
// pipeline need a token, and where it lives.
func (f *Fleet) Tokens(s *Service) map[string]Secret {
	out := map[string]Secret{}
	if t := f.Source.Token; t != (Secret{}) {
		out["BITBUCKET_TOKEN"] = t
	}
	if h := f.Parameters.HCP; h != nil && h.Token != (Secret{}) && len(s.HCPNames()) > 0 {
		if u, err := url.Parse(h.Address); err == nil {
			out[TokenVariable(u.Host)] = h.Token
		}
	}
	return out
}

// livesHere holds that a token of the pipelines is where CodeBuild can read it.
func (l *loader) livesHere(n *node, path string, t Secret) {
	if n.has("token") && t.Source != SSM && t.Source != Manager {
		l.report.add(n.at("token"), "for example token: ssm:/cambio/token", "%s.token must be ssm:/path or secret:NAME", path)
	}
}

// WorkspaceOf is the name of an environment's workspace.
func (h HCPTerraform) WorkspaceOf(environment string) string {
	return strings.ReplaceAll(h.Workspace, "{env}", environment)
}

// HCPNames are the names of the variables in HCP Terraform that a service takes secrets from, sorted.
func (s *Service) HCPNames() []string {
	var names []string
	for _, secret := range s.Secrets {
		if secret.Source == HCP {
			names = append(names, secret.Name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func (l *loader) checkHCP() {
	h, n := l.manifest.Parameters.HCP, l.root.get("parameters").get("hcp")
	if h == nil || n == nil {
		return
	}
	for key, sample := range map[string]string{"organization": "organization: cambio", "workspace": `workspace: "cambio-{env}"`} {
		if !n.has(key) {
			l.missing(n.place, key, "parameters.hcp", sample)
		}
	}
	l.livesHere(n, "parameters.hcp", h.Token)
	if u, err := url.Parse(h.Address); n.has("address") && (err != nil || u.Host == "" || u.Path != "" && u.Path != "/" || u.Scheme != "https" && u.Scheme != "http") {
		l.report.add(n.at("address"), "for example https://app.terraform.io", "parameters.hcp.address %q is no address", h.Address)
	}
}

// checkHCPSecrets asks for a workspace where a secret stands for a variable in one.
func (l *loader) checkHCPSecrets(v view) {
	if l.manifest.Parameters.HCP != nil {
		return
	}
	for _, key := range slices.Sorted(maps.Keys(v.Secrets)) {
		if v.Secrets[key].Source == HCP {
			l.report.add(v.node.at("secrets", key), `add to fleet.yaml, for example parameters: {hcp: {organization: cambio, workspace: "cambio-{env}"}}`,
				"secrets.%s is a variable of HCP Terraform, and fleet.yaml names no workspace", key)
		}
	}
}
