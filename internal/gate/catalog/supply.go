package catalog

import (
	"regexp"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// supply are the checks of what a configuration pulls in: modules, providers and programs.
var supply = append([]check.Check{
	{
		ID: "module-git-pinned", Family: check.SupplyChain, Severity: check.Medium,
		Title: "Module is read from a branch of a Git repository",
		Why:   "Whoever pushes there changes what the next apply does, and nobody has looked at it.",
		Mend: `module "network" {
  source = "git::https://git.example/network.git?ref=v1.4.0"
}`,
		Practices: []string{"SEC06-BP04", "SEC11-BP05"},
		Aliases:   []string{"KICS:generic_git_module_without_revision", "CKV_TF_2"},
		Types:     []string{"module"},
		Look:      pinnedModule,
	},
	{
		ID: "module-version", Family: check.SupplyChain, Severity: check.Medium,
		Title: "Module of a registry has no version",
		Why:   "Each init takes whatever is newest, so the same commit does other things tomorrow.",
		Mend: `module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.8.1"
}`,
		Practices: []string{"SEC06-BP04", "SEC11-BP05"},
		Aliases:   []string{"CKV_TF_2"},
		Types:     []string{"module"},
		Look:      versionedModule,
	},
	{
		ID: "module-commit", Family: check.SupplyChain, Severity: check.Low,
		Title: "Module is not pinned to a commit",
		Why:   "A tag can be moved to other code; the hash of a commit cannot.",
		Mend: `module "network" {
  source = "git::https://git.example/network.git?ref=3a8a2f6d9e0c4b1f7a5d8c6e2b4f0a1d3c5e7f90"
}`,
		Practices: []string{"SEC06-BP04"},
		Aliases:   []string{"CKV_TF_1"},
		Types:     []string{"module"},
		Look:      committedModule,
	},
	{
		ID: "module-fetched-securely", Family: check.EncryptionInTransit, Severity: check.High,
		Title: "Module is fetched unencrypted",
		Why:   "Everyone on the way can put other code in its place, which then runs with the rights of the apply.",
		Mend: `module "network" {
  source = "git::https://git.example/network.git?ref=v1.4.0"
}`,
		Practices: []string{"SEC09-BP02", "SEC06-BP04"},
		Types:     []string{"module"},
		Look: check.Want(check.Not(check.Match("source", "", `^(git::|hg::)?(http|git)://`),
			"the source is fetched with no encryption")),
	},
	{
		ID: "provider-version", Family: check.SupplyChain, Severity: check.Low,
		Title: "Provider has no version",
		Why:   "Each init without a lock file takes the newest provider, with new defaults and new faults.",
		Mend: `terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.21"
    }
  }
}`,
		Practices: []string{"SEC06-BP04"},
		Types:     []string{"terraform"},
		Look:      versionedProviders,
	},
	{
		ID: "terraform-version", Family: check.SupplyChain, Severity: check.Low,
		Title: "Configuration does not say which Terraform it is for",
		Why:   "Another version reads the same files in another way, and may write a state that the old one cannot read.",
		Mend: `terraform {
  required_version = ">= 1.11.1"
}`,
		Practices: []string{"OPS05-BP03"},
		Types:     []string{"terraform"},
		Look:      versionedTerraform,
	},
	{
		ID: "provisioner-none", Family: check.SupplyChain, Severity: check.Low,
		Title: "Resource runs a program of its own when it is made",
		Why:   "What a provisioner does is not in the plan: it runs with the rights of the apply, is not undone, and is not repeated.",
		Mend: `resource "aws_instance" "this" {
  user_data = file("setup.sh")
}`,
		Practices: []string{"OPS05-BP03", "SEC06-BP03"},
		Types:     []string{"null_resource", "terraform_data", "aws_instance", "aws_spot_instance_request"},
		Look:      noProvisioner,
	},
	{
		ID: "external-data-none", Family: check.SupplyChain, Severity: check.Low,
		Title: "Data source runs a program",
		Why:   "The program runs at every plan, with the rights and the secrets of whoever plans.",
		Mend: `data "aws_ssm_parameter" "this" {
  name = "/orders/setting"
}`,
		Practices: []string{"SEC06-BP03"},
		Types:     []string{"data.external"},
		Look: func(s *check.Subject) {
			s.Fail(s.Get("program"), "program runs at every plan")
		},
	},
	{
		ID: "http-data-encrypted", Family: check.EncryptionInTransit, Severity: check.Medium,
		Title: "Data source reads from an address that is not encrypted",
		Why:   "Everyone on the way can read the request and change the answer, on which resources then depend.",
		Mend: `data "http" "this" {
  url = "https://orders.example/settings"
}`,
		Practices: []string{"SEC09-BP02"},
		Types:     []string{"data.http"},
		Look:      check.Want(check.Not(check.Match("url", "", `(?i)^http://`), "url has no TLS")),
	},
	{
		ID: "http-data-no-secrets", Family: check.Secrets, Severity: check.High,
		Title: "Data source sends a secret to a web server",
		Why:   "At every plan the secret leaves for a server that is not AWS, and stands in its logs.",
		Mend: `data "http" "this" {
  url = "https://orders.example/settings"
}`,
		Practices: []string{"SEC02-BP03"},
		Aliases:   []string{"CKV2_AWS_36"},
		Types:     []string{"data.http"},
		Look:      sentSecrets,
	},
}, supplyImage...)

var (
	gitSource      = regexp.MustCompile(`^(git::|git@|github\.com/|bitbucket\.org/|gitlab\.com/|ssh://git@)|\.git(//|\?|$)`)
	registrySource = regexp.MustCompile(`^([a-z0-9.-]+\.[a-z]+/)?[A-Za-z0-9_-]+/[A-Za-z0-9_-]+/[a-z0-9]+(//.*)?$`)
	revision       = regexp.MustCompile(`[?&]ref=([^&]*)`)
	commit         = regexp.MustCompile(`^[0-9a-f]{7,40}$`)
	branch         = regexp.MustCompile(`(?i)^(refs/heads/.*|head|main|master|trunk|dev|develop|development|staging|stage|prod|production|latest|(feature|release|hotfix|bugfix|fix)/[a-z][^.]*)$`)
)

// sourceOf returns where a module comes from, and the revision that is asked for.
func sourceOf(s *check.Subject) (v config.Value, source, ref string) {
	v = s.Get("source")
	source, _ = v.Text("")
	if m := revision.FindStringSubmatch(source); m != nil {
		ref = m[1]
	}
	return v, source, ref
}

func pinnedModule(s *check.Subject) {
	v, source, ref := sourceOf(s)
	switch {
	case !gitSource.MatchString(source) || config.HasToken(ref):
	case ref == "":
		s.Fail(v, "source has no ref")
	case branch.MatchString(ref):
		s.Fail(v, "ref is the branch %s", ref)
	}
}

func committedModule(s *check.Subject) {
	v, source, ref := sourceOf(s)
	if gitSource.MatchString(source) && !config.HasToken(ref) && !commit.MatchString(ref) {
		s.Fail(v, "source names no commit")
	}
}

func versionedModule(s *check.Subject) {
	v, source, _ := sourceOf(s)
	if local := strings.HasPrefix(source, "."); local || gitSource.MatchString(source) || !registrySource.MatchString(source) {
		return
	}
	version := s.Get("version")
	text, known := version.Text("")
	if known && (strings.TrimSpace(text) == "" || loose(text)) {
		if version.Absent() {
			version = v
		}
		s.Fail(version, "version is %s", check.Show(s.Get("version")))
	}
}

// loose reports whether a constraint takes every newer version.
func loose(constraint string) bool {
	for part := range strings.SplitSeq(constraint, ",") {
		if part = strings.TrimSpace(part); !strings.HasPrefix(part, ">") && !strings.HasPrefix(part, "!") {
			return false
		}
	}
	return true
}

func versionedProviders(s *check.Subject) {
	for _, b := range s.Find("required_providers") {
		for _, a := range b.Attributes {
			if a.Value.IsKnown() && a.Value.Type().IsObjectType() {
				if v := b.Get(a.Name + ".version"); v.Given() == config.No {
					s.FailAt(a.Range, "%s has no version", a.Name)
				}
			}
		}
	}
}

// versionedTerraform looks at the settings of a stack together, as they may
// stand in several files; those that hold no more than a backend or a cloud
// belong to others.
func versionedTerraform(s *check.Subject) {
	for _, r := range s.Stack.Resources {
		if r.Mode == config.Settings && r.Has("required_version") != config.No {
			return
		}
	}
	s.Fail(s.Get("required_version"), "required_version is not set")
}

func noProvisioner(s *check.Subject) {
	for _, b := range s.Find("provisioner") {
		if len(b.Labels) == 1 && (b.Labels[0] == "local-exec" || b.Labels[0] == "remote-exec") {
			s.FailAt(b.Range, "it runs %s", b.Labels[0])
		}
	}
}
