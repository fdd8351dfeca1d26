package catalog

import (
	"maps"
	"slices"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/iam"
)

// policyValid are the checks that a policy says what its author means.
var policyValid = []check.Check{
	{
		ID: "policy-valid", Family: check.Misconfiguration, Severity: check.Medium,
		Title: "IAM policy is not one that AWS takes",
		Why:   "The apply fails half way, when other resources have been changed already.",
		Mend: `data "aws_iam_policy_document" "this" {
  statement {
    effect    = "Allow"
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.this.arn}/*"]
  }
}`,
		Practices: []string{"OPS06-BP02"},
		Aliases:   []string{"KICS:policy_without_principal"},
		Types:     allPolicyTypes(),
		Look:      faulty,
	},
	{
		ID: "policy-version", Family: check.Misconfiguration, Severity: check.Low,
		Title: "IAM policy of the old version has variables, which mean nothing in it",
		Why:   "Without the version 2012-10-17, ${aws:username} is not the user's name but these characters, and the statement matches nothing.",
		Mend: `resource "aws_iam_policy" "this" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = []
  })
}`,
		Practices: []string{"SEC03-BP02"},
		Types:     allPolicyTypes(),
		Look:      oldVersion,
	},
}

func allPolicyTypes() []string {
	return append([]string{documentType}, slices.Sorted(maps.Keys(policyPlaces))...)
}

func faulty(s *check.Subject) {
	for _, d := range policiesOf(s) {
		use, apart := d.place.use, len(libraryOf(s.World).uses(d.text)) == 0
		switch {
		case d.source != nil:
		case d.err != nil:
			s.Fail(d.value, "%v", d.err)
		case d.Policy == nil || d.place.typ == documentType && apart:
		default:
			for _, f := range d.Faults(use) {
				s.Fail(d.value, "%s", f)
			}
		}
	}
}

func oldVersion(s *check.Subject) {
	for _, d := range policiesOf(s) {
		if d.Policy == nil || d.source != nil || d.Version == "2012-10-17" || config.HasToken(d.Version) {
			continue
		}
		for i := range d.Statements {
			if d.Statements[i].Variables() {
				d.tell(s, i, iam.Yes, "has variables, and the policy's version is not 2012-10-17")
			}
		}
	}
}
