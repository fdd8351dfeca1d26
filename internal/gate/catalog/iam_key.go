package catalog

import (
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// iamKey are the checks of access keys and other credentials that last.
var iamKey = []check.Check{
	{
		ID: "iam-root-no-key", Family: check.Access, Severity: check.Critical,
		Title: "IAM access key belongs to the root user",
		Why:   "The root user may do everything, and no policy can keep it from anything.",
		Mend: `resource "aws_iam_access_key" "this" {
  user   = "orders"
  status = "Inactive"
}`,
		Practices: []string{"SEC01-BP02", "SEC02-BP02"},
		Aliases:   []string{"CKV_AWS_348", "AVD-AWS-0141", "KICS:root_account_has_active_access_keys", "IAM.4"},
		Types:     []string{"aws_iam_access_key"},
		Look:      check.Want(check.If(activeKey, check.Not(ofRoot, "user is the root user"))),
	},
	{
		ID: "iam-no-access-keys", Family: check.Access, Severity: check.Low,
		Title: "IAM user has an access key that does not expire",
		Why:   "Keys that last are found in code, images and logs long after those who made them have forgotten them.",
		Mend: `resource "aws_iam_role" "this" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}`,
		Practices: []string{"SEC02-BP02"},
		Aliases:   []string{"KICS:iam_access_key_is_exposed"},
		Types:     []string{"aws_iam_access_key"},
		Look:      check.Want(check.Not(activeKey, "the key is active")),
	},
	{
		ID: "iam-one-access-key", Family: check.Access, Severity: check.Low,
		Title: "IAM user has two access keys",
		Why:   "The second key is there to take over while the first is changed; two that both stay are two to lose.",
		Mend: `resource "aws_iam_access_key" "this" {
  user = aws_iam_user.this.name
}`,
		Practices: []string{"SEC02-BP05"},
		Aliases:   []string{"KICS:iam_user_has_too_many_access_keys"},
		Types:     []string{"aws_iam_user"},
		Look:      manyKeys,
	},
	{
		ID: "iam-server-certificate", Family: check.Misconfiguration, Severity: check.Low,
		Title: "IAM holds a TLS certificate that someone has to renew",
		Why:   "Certificates in IAM are not renewed and give no warning: the day that one expires, its service is down.",
		Mend: `resource "aws_acm_certificate" "this" {
  domain_name       = "cambio.example"
  validation_method = "DNS"
}`,
		Practices: []string{"SEC09-BP01"},
		Types:     []string{"aws_iam_server_certificate"},
		Look:      func(s *check.Subject) { s.FailAt(s.Range, "it is a certificate in IAM") },
	},
}

func activeKey(s *check.Subject, b *config.Block) check.Answer {
	return check.Match("status", "Active", `(?i)^active$`)(s, b)
}

func ofRoot(s *check.Subject, b *config.Block) check.Answer {
	v := b.Get("user")
	text, known := v.Text("")
	if !known && !hangsOnInput(v) {
		return check.Answer{Truth: config.No, Value: v}
	}
	if !known {
		return check.Answer{Truth: config.Unknown, Value: v, Got: "user is not known"}
	}
	root := strings.EqualFold(text, "root") || strings.EqualFold(text, "<root_account>") || strings.HasSuffix(text, ":root")
	return check.Answer{Truth: config.Is(root), Value: v, Got: "user is " + check.Show(v)}
}

func manyKeys(s *check.Subject) {
	active := 0
	keys, _ := s.Linked("aws_iam_access_key", "user")
	for _, k := range keys {
		if activeKey(&check.Subject{Resource: k, World: s.World}, k.Block).Truth == config.Yes {
			active++
		}
	}
	if active > 1 {
		s.FailAt(s.Range, "%d active keys name it", active)
	}
}
