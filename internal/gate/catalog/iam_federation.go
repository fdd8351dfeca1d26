package catalog

import (
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/iam"
)

// iamFederation are the checks of roles that identities from elsewhere may assume.
var iamFederation = []check.Check{
	{
		ID: "iam-role-trust-github-repository", Family: check.Access, Severity: check.Critical,
		Title: "IAM role can be assumed from any repository of GitHub",
		Why:   "GitHub vouches for the workflows of all its users: without a condition on the repository, any of them may take the role.",
		Mend: `resource "aws_iam_role" "this" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = aws_iam_openid_connect_provider.github.arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals = {
          "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
          "token.actions.githubusercontent.com:sub" = "repo:cambio/orders:ref:refs/heads/main"
        }
      }
    }]
  })
}`,
		Practices: []string{"SEC03-BP07"},
		Aliases:   []string{"CKV_AWS_358"},
		Types:     []string{"aws_iam_role", documentType},
		Look:      federationLook(trustsAnyRepository),
	},
	{
		ID: "iam-role-trust-oidc-subject", Family: check.Access, Severity: check.High,
		Title: "IAM role can be assumed by everyone whom an identity provider knows",
		Why:   "Every service account of the cluster, or every project of the provider, gets the rights that are meant for one.",
		Mend: `resource "aws_iam_role" "this" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = aws_iam_openid_connect_provider.cluster.arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals = {
          "oidc.eks.us-east-1.amazonaws.com/id/0123456789ABCDEF:sub" = "system:serviceaccount:orders:orders"
        }
      }
    }]
  })
}`,
		Practices: []string{"SEC03-BP07"},
		Types:     []string{"aws_iam_role", documentType},
		Look:      federationLook(trustsAnySubject),
	},
	{
		ID: "iam-role-trust-saml-audience", Family: check.Access, Severity: check.Low,
		Title: "IAM role accepts SAML assertions that are meant for others",
		Why:   "An assertion that another service was given can be used on AWS too.",
		Mend: `resource "aws_iam_role" "this" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = aws_iam_saml_provider.this.arn }
      Action    = "sts:AssumeRoleWithSAML"
      Condition = { StringEquals = { "SAML:aud" = "https://signin.aws.amazon.com/saml" } }
    }]
  })
}`,
		Practices: []string{"SEC02-BP04"},
		Types:     []string{"aws_iam_role", documentType},
		Look:      federationLook(takesAnyAssertion),
	},
}

// federationLook asks of trust policies at their roles, and of those that no role takes at their documents.
func federationLook(ask question) check.Look {
	return func(s *check.Subject) {
		for _, d := range policiesOf(s) {
			free := check.TypeOf(s.Resource) == documentType && len(libraryOf(s.World).uses(d.text)) == 0
			if d.place.use == iam.OfTrust && check.TypeOf(s.Resource) != documentType || free {
				d.ask(s, ask)
			}
		}
	}
}

const gitHub = "token.actions.githubusercontent.com"

// issuer is how a statement, or the provider that it names, calls an identity provider.
func issuer(d *policyDocument, s *iam.Statement) string {
	var names []string
	for _, p := range s.Principals {
		if p.Kind != iam.Federated {
			continue
		}
		names = append(names, d.value.Block.Readable(p.ID))
		for _, ref := range d.value.Block.Refs(p.ID) {
			for _, r := range ref.Resources() {
				url, _ := r.Get("url").Text("")
				names = append(names, url)
			}
		}
	}
	for _, c := range s.Conditions {
		names = append(names, d.value.Block.Readable(c.Key))
	}
	return strings.Join(names, " ")
}

// byToken reports whether a statement lets identities in that a provider vouches for with a token.
func byToken(s *iam.Statement) bool {
	federated := false
	for _, p := range s.Principals {
		federated = federated || p.Kind == iam.Federated
	}
	return federated && s.Effect != iam.Deny && s.Covers("sts:AssumeRoleWithWebIdentity") == iam.Yes
}

func trustsAnyRepository(d *policyDocument, i int) (iam.Answer, string) {
	s := &d.Statements[i]
	if !byToken(s) || !strings.Contains(issuer(d, s), gitHub) {
		return iam.No, ""
	}
	subjects, _ := s.Subjects()
	if len(subjects) == 0 {
		return s.Allows(), "has no condition on the repository"
	}
	for _, subject := range subjects {
		if anyRepository(subject) {
			return s.Allows(), "accepts the subject " + d.value.Block.Readable(subject)
		}
		if subject == iam.Blank {
			return min(iam.Unknown, s.Allows()), "names a repository"
		}
	}
	return iam.No, ""
}

// anyRepository reports whether a subject leaves the owner of a repository open.
// Subjects are repo:OWNER/NAME:…, or begin with other claims where that was set
// up so; of those, only some tell whose repository it is.
func anyRepository(subject string) bool {
	_, owner, ok := strings.Cut(subject, "repo:")
	if !ok {
		return !strings.Contains(subject, "repository") && !strings.Contains(subject, "job_workflow_ref") && !config.HasToken(subject)
	}
	name, _, _ := strings.Cut(owner, "/")
	return strings.Contains(name, "*") || name == owner && !config.HasToken(owner)
}

// audiences are providers of whose users the audience, not the subject, tells those of one application.
var audiences = []string{"cognito-identity.amazonaws.com", "accounts.google.com", "graph.facebook.com", "www.amazon.com"}

func trustsAnySubject(d *policyDocument, i int) (iam.Answer, string) {
	s := &d.Statements[i]
	from := issuer(d, s)
	if !byToken(s) || strings.Contains(from, gitHub) {
		return iam.No, ""
	}
	subjects, known := s.Subjects()
	for _, a := range audiences {
		if strings.Contains(from, a) {
			known = known || len(s.Conditions) > 0
		}
	}
	switch {
	case len(subjects) == 0 && !known:
		return s.Allows(), "has no condition on the subject"
	case len(subjects) > 0 && strings.Trim(subjects[0], "*") == "":
		return s.Allows(), "accepts every subject"
	}
	return iam.No, ""
}

func takesAnyAssertion(d *policyDocument, i int) (iam.Answer, string) {
	s := &d.Statements[i]
	if _, asks := s.Asks("saml:aud"); asks || s.Effect == iam.Deny || s.Covers("sts:AssumeRoleWithSAML") != iam.Yes || len(s.NotActions) > 0 || s.EveryAction() == iam.Yes {
		return iam.No, ""
	}
	return s.Allows(), "has no condition on the audience"
}
