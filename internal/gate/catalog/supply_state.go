package catalog

import (
	"slices"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// state are the checks of where Terraform keeps its state.
var state = []check.Check{
	{
		ID: "state-encrypted", Family: check.EncryptionAtRest, Severity: check.Medium,
		Title: "Terraform's state is not encrypted in S3",
		Why:   "The state holds every value of every resource, passwords too, in plain text.",
		Mend: `terraform {
  backend "s3" {
    bucket  = "state"
    key     = "orders.tfstate"
    encrypt = true
  }
}`,
		Practices: []string{"SEC08-BP02"},
		Types:     []string{"terraform"},
		Look: backend("s3", check.Or(
			check.True("encrypt", false), check.Given("kms_key_id"))),
	},
	{
		ID: "state-locked", Family: check.Misconfiguration, Severity: check.Low,
		Title: "Terraform's state is not locked",
		Why:   "Two applies at once write over each other's state, and resources are lost from it.",
		Mend: `terraform {
  backend "s3" {
    bucket       = "state"
    key          = "orders.tfstate"
    use_lockfile = true
  }
}`,
		Practices: []string{"OPS05-BP03"},
		Aliases:   []string{"CKV_TF_3"},
		Types:     []string{"terraform"},
		Look: backend("s3", check.Saying("neither use_lockfile nor dynamodb_table is set", check.Or(
			check.True("use_lockfile", false), check.Given("dynamodb_table"), check.Given("dynamodb_endpoint")))),
	},
	{
		ID: "state-shared", Family: check.Backup, Severity: check.Low,
		Title: "Terraform's state is kept on one machine",
		Why:   "When the machine is lost, so is the knowledge of what was built, and nobody else can change it meanwhile.",
		Mend: `terraform {
  backend "s3" {
    bucket       = "state"
    key          = "orders.tfstate"
    encrypt      = true
    use_lockfile = true
  }
}`,
		Practices: []string{"OPS05-BP03"},
		Types:     []string{"terraform"},
		Look: func(s *check.Subject) {
			for _, b := range s.Find("backend") {
				if slices.Equal(b.Labels, []string{"local"}) {
					s.FailAt(b.Range, "the backend is local")
				}
			}
		},
	},
}

// backend is a look that wants a condition of the backend of a kind. One that
// names no bucket is completed on the command line, and cannot be judged.
func backend(kind string, c check.Condition) check.Look {
	return func(s *check.Subject) {
		for _, b := range s.Find("backend") {
			if !slices.Equal(b.Labels, []string{kind}) || b.Has("bucket") == config.No {
				continue
			}
			switch a := c(s, b); a.Truth {
			case config.No:
				s.Fail(a.Value, "%s", a.Got)
			case config.Unknown:
				s.Unsure(a.Value, "%s", a.Got)
			}
		}
	}
}
