package catalog

import (
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// ecr are the checks of image repositories.
var ecr = append([]check.Check{
	{
		ID: "ecr-scan-on-push", Family: check.SupplyChain, Severity: check.Medium,
		Title: "ECR repository does not scan its images",
		Why:   "Known holes in an image's packages go live unseen.",
		Mend: `resource "aws_ecr_repository" "this" {
  image_scanning_configuration {
    scan_on_push = true
  }
}`,
		Practices: []string{"SEC06-BP01"},
		Aliases:   []string{"CKV_AWS_163", "AVD-AWS-0030", "KICS:unscanned_ecr_image", "ECR.1"},
		Types:     []string{"aws_ecr_repository", "module"},
		Look: calling(ecrModule, check.True("repository_image_scan_on_push", true), check.Or(
			check.True("image_scanning_configuration.scan_on_push", false),
			registryScans)),
		Fix: &check.Fix{Path: "image_scanning_configuration.scan_on_push", Value: "true"},
	},
	{
		ID: "ecr-immutable-tags", Family: check.SupplyChain, Severity: check.Medium,
		Title: "ECR repository lets tags be moved to other images",
		Why:   "Whoever may push can put another image under a tag that was reviewed and released.",
		Mend: `resource "aws_ecr_repository" "this" {
  image_tag_mutability = "IMMUTABLE"
}`,
		Practices: []string{"SEC06-BP04"},
		Aliases:   []string{"CKV_AWS_51", "AVD-AWS-0031", "KICS:ecr_image_tag_not_immutable", "ECR.2"},
		Types:     []string{"aws_ecr_repository", "module"},
		Look: calling(ecrModule, check.NoneOf("repository_image_tag_mutability", "IMMUTABLE", "MUTABLE"),
			check.OneOf("image_tag_mutability", "MUTABLE", "IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION")),
		Fix: &check.Fix{Path: "image_tag_mutability", Value: `"IMMUTABLE"`},
	},
	{
		ID: "ecr-lifecycle", Family: check.Misconfiguration, Severity: check.Low,
		Title: "ECR repository never removes old images",
		Why:   "Old images cost money for ever, and can be deployed with all the holes that were found in them since.",
		Mend: `resource "aws_ecr_lifecycle_policy" "this" {
  repository = aws_ecr_repository.this.name
  policy     = jsonencode({ rules = [] })
}`,
		Practices: []string{"COST04-BP05", "SUS04-BP03"},
		Aliases:   []string{"ECR.3"},
		Types:     []string{"aws_ecr_repository"},
		Look:      check.Want(check.With("aws_ecr_lifecycle_policy", "repository", check.Exists)),
	},
	{
		ID: "ecr-repository-policy", Family: check.Access, Severity: check.Low,
		Title: "ECR repository has no policy of its own",
		Why:   "Who may pull and push is left to the identities of the account alone, each of which may be too wide.",
		Mend: `resource "aws_ecr_repository_policy" "this" {
  repository = aws_ecr_repository.this.name
  policy     = data.aws_iam_policy_document.this.json
}`,
		Practices: []string{"SEC03-BP02"},
		Aliases:   []string{"KICS:ecr_repository_without_policy"},
		Types:     []string{"aws_ecr_repository"},
		Look:      check.Want(check.With("aws_ecr_repository_policy", "repository", check.Exists)),
	},
	{
		ID: "ecr-force-delete", Family: check.Backup, Severity: check.Low,
		Title: "ECR repository is deleted with all its images",
		Why:   "A destroy, or a change that replaces the repository, takes away the images that a rollback needs.",
		Mend: `resource "aws_ecr_repository" "this" {
  force_delete = false
}`,
		Practices: []string{"REL09-BP02"},
		Types:     []string{"aws_ecr_repository", "aws_ecrpublic_repository"},
		Look:      check.Want(check.And(check.False("force_delete", false), check.False("force_destroy", false))),
	},
	{
		ID: "ecr-registry-scanning", Family: check.SupplyChain, Severity: check.Low,
		Title: "ECR registry scans with the basic scanner",
		Why:   "The basic scanner looks once, at packages of the operating system; enhanced scanning looks at those of languages too, and again when a new hole is known.",
		Mend: `resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "ENHANCED"
  rule {
    scan_frequency = "CONTINUOUS_SCAN"
    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}`,
		Practices: []string{"SEC06-BP01"},
		Types:     []string{"aws_ecr_registry_scanning_configuration"},
		Look:      check.Want(check.OneOf("scan_type", "BASIC", "ENHANCED")),
	},
}, ownKeys(
	ownKey{ID: "ecr-customer-key", Noun: "ECR repository", Type: "aws_ecr_repository", Path: "encryption_configuration.kms_key",
		Aliases: []string{"CKV_AWS_136", "AVD-AWS-0033", "ECR.5"}},
)...)

// registryScans wants a rule of the registry by which the repository is
// scanned: its filter is a name in which * stands for anything.
// See PutRegistryScanningConfiguration of the ECR API.
func registryScans(s *check.Subject, _ *config.Block) check.Answer {
	v := s.Get("image_scanning_configuration.scan_on_push")
	no := check.Answer{Truth: config.No, Value: v, Got: "scan_on_push is not true"}
	name, known := s.Get("name").Text("")
	for _, r := range s.World.Of("aws_ecr_registry_scanning_configuration") {
		for _, rule := range r.Find("rule") {
			frequency, _ := rule.Get("scan_frequency").Text("")
			if frequency != "SCAN_ON_PUSH" && frequency != "CONTINUOUS_SCAN" {
				continue
			}
			for _, f := range rule.Find("repository_filter") {
				filter, _ := f.Get("filter").Text("")
				if filter == "*" || known && wildcard(filter, name) {
					return check.Answer{Truth: config.Yes}
				}
			}
		}
	}
	return no
}

// wildcard reports whether a pattern in which * stands for anything matches a text.
func wildcard(pattern, text string) bool {
	first, rest, more := strings.Cut(pattern, "*")
	if !more {
		return pattern == text
	}
	text, ok := strings.CutPrefix(text, first)
	if !ok {
		return false
	}
	for i := range len(text) + 1 {
		if wildcard(rest, text[i:]) {
			return true
		}
	}
	return false
}
