package fleet

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// loadWith loads a small fleet with more in its manifest, and secrets in its service.
func loadWith(t *testing.T, more, secrets string) (*Fleet, error) {
	t.Helper()
	dir := t.TempDir()
	text := `apiVersion: flota/v1
fleet: shop
region: eu-central-1
environments:
  dev: {account: "111111111111", domain: dev.shop.example}
services:
  orders:
    build: {go: ./orders}
    secrets: {` + secrets + `}
` + more + "\n"
	if err := os.WriteFile(filepath.Join(dir, File), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "orders"), 0o755); err != nil {
		t.Fatal(err)
	}
	return Load(dir)
}

func TestHCPTerraform(t *testing.T) {
	f, err := loadWith(t, `parameters: {hcp: {organization: cambio, workspace: "shop-{env}"}}`, `B: "hcp:b", A: "hcp:a", AGAIN: "hcp:a", C: "ssm:/c"`)
	if err != nil {
		t.Fatal(err)
	}
	h := f.Parameters.HCP
	if h.Address != "https://app.terraform.io" || h.WorkspaceOf("dev") != "shop-dev" {
		t.Errorf("%+v", h)
	}
	s, _ := f.Service("dev", "orders")
	if got := strings.Join(s.HCPNames(), " "); got != "a b" {
		t.Errorf("names are %q", got)
	}
}

func TestPinsAndWorkspacesAreAskedFor(t *testing.T) {
	const source = `source: "git::https://git.example/infra.git"`
	for more, want := range map[string]string{
		"":                                     "secrets.KEY is a variable of HCP Terraform, and fleet.yaml names no workspace",
		"parameters: {hcp: {organization: x}}": "workspace is missing",
		"parameters: {hcp: {organization: x, workspace: y, address: z}}":                                                                                       `parameters.hcp.address "z" is no address`,
		"source: {oidc: {workspace_uuid: 11111111-2222-3333-4444-555555555555}}":                                                                               "repository_uuid is missing",
		"source: {oidc: {workspace_uuid: '{1}', repository_uuid: 11111111-2222-3333-4444-555555555555}}":                                                       `source.oidc.workspace_uuid "{1}" is no UUID`,
		"source: {oidc: {workspace_uuid: 11111111-2222-3333-4444-555555555555, repository_uuid: 11111111-2222-3333-4444-555555555555, deployments: {deb: x}}}": `there is no environment "deb"`,
		"modules: {" + source + "}":                                            "modules.source has no ref",
		"modules: {" + source + ", ref: HEAD}":                                 `modules.ref "HEAD" is a branch, which moves`,
		"modules: {" + source + ", ref: refs/heads/x}":                         "is a branch, which moves",
		"modules: {" + source + ", ref: '-x'}":                                 "is no name of a tag",
		"modules: {ref: v1}":                                                   "modules.ref needs a modules.source",
		"modules: {source: terraform-aws-modules/vpc/aws, ref: v1}":            "a registry gives out single modules",
		"modules: {source: 'git::https://a:b@git.example/infra.git', ref: v1}": "it holds a password",
	} {
		_, err := loadWith(t, more, `KEY: "hcp:key"`)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", more, err, want)
		}
	}
}
