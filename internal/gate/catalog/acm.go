package catalog

import (
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"time"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// certificateTypes carry a certificate as PEM in certificate_body.
var certificateTypes = []string{"aws_acm_certificate", "aws_api_gateway_domain_name", "aws_iam_server_certificate"}

// readCertificate looks at the first certificate in certificate_body, if it can be read.
func readCertificate(look func(s *check.Subject, v config.Value, c *x509.Certificate)) check.Look {
	return func(s *check.Subject) {
		v := s.Get("certificate_body")
		text, _ := v.Text("")
		block, _ := pem.Decode([]byte(text))
		if block == nil {
			return
		}
		if c, err := x509.ParseCertificate(block.Bytes); err == nil {
			look(s, v, c)
		}
	}
}

// issuedByAWS wants a certificate that AWS issues: what is imported has a body, and
// what a private authority issues has its ARN.
var issuedByAWS = check.And(check.Missing("certificate_body"), check.Missing("certificate_authority_arn"))

var acm = []check.Check{
	{
		ID: "acm-certificate-expired", Family: check.EncryptionInTransit, Severity: check.High,
		Title: "Certificate has expired",
		Why:   "Browsers and clients refuse it, or users learn to click the warning away.",
		Mend: `resource "aws_acm_certificate" "this" {
  domain_name       = "shop.example.com"
  validation_method = "DNS"
}`,
		Practices: []string{"SEC09-BP01"},
		Aliases:   []string{"KICS:certificate_has_expired", "ACM.1"},
		Types:     certificateTypes,
		Look: readCertificate(func(s *check.Subject, v config.Value, c *x509.Certificate) {
			if c.NotAfter.Before(time.Now()) {
				s.Fail(v, "certificate_body expired on %s", c.NotAfter.Format(time.DateOnly))
			}
		}),
	},
	{
		ID: "acm-certificate-key-size", Family: check.EncryptionInTransit, Severity: check.High,
		Title: "Certificate has a short RSA key",
		Why:   "RSA keys of less than 2048 bits can be broken, and then everything that was recorded can be read.",
		Mend: `resource "aws_acm_certificate" "this" {
  domain_name   = "shop.example.com"
  key_algorithm = "EC_prime256v1"
}`,
		Practices: []string{"SEC09-BP01"},
		Aliases:   []string{"KICS:certificate_rsa_key_bytes_lower_than_256", "ACM.2"},
		Types:     certificateTypes,
		Look:      shortKeys,
	},
	{
		ID: "acm-create-before-destroy", Family: check.Misconfiguration, Severity: check.Low,
		Title: "ACM certificate is destroyed before its successor exists",
		Why:   "A certificate in use cannot be destroyed, so its replacement fails half-way through an apply.",
		Mend: `resource "aws_acm_certificate" "this" {
  domain_name       = "shop.example.com"
  validation_method = "DNS"
  lifecycle {
    create_before_destroy = true
  }
}`,
		Practices: []string{"OPS06-BP01"},
		Aliases:   []string{"CKV_AWS_233"},
		Types:     []string{"aws_acm_certificate"},
		Look:      check.Want(check.True("lifecycle.create_before_destroy", false)),
	},
	{
		ID: "acm-transparency-logging", Family: check.Logging, Severity: check.Medium,
		Title: "ACM certificate stays out of the transparency logs",
		Why:   "Browsers warn of certificates that are in no public log, and forged ones for the domain stay unnoticed.",
		Mend: `resource "aws_acm_certificate" "this" {
  domain_name = "shop.example.com"
  options {
    certificate_transparency_logging_preference = "ENABLED"
  }
}`,
		Practices: []string{"SEC09-BP01"},
		Aliases:   []string{"CKV_AWS_234"},
		Types:     []string{"aws_acm_certificate"},
		Look:      check.Want(check.NoneOf("options.certificate_transparency_logging_preference", "ENABLED", "DISABLED")),
	},
	{
		ID: "acm-no-wildcard", Family: check.EncryptionInTransit, Severity: check.Low,
		Title: "ACM certificate is good for every name of a domain",
		Why:   "If its key leaks, or one host is taken over, every other name of the domain can be impersonated.",
		Mend: `resource "aws_acm_certificate" "this" {
  domain_name               = "shop.example.com"
  subject_alternative_names = ["www.shop.example.com"]
}`,
		Practices: []string{"SEC09-BP01"},
		Aliases:   []string{"CKV2_AWS_71"},
		Types:     []string{"aws_acm_certificate"},
		Look:      wildcardNames,
	},
	{
		ID: "acm-dns-validation", Family: check.Misconfiguration, Severity: check.Low,
		Title: "ACM certificate is validated by e-mail",
		Why:   "Each renewal then waits for someone to answer a mail in time. By DNS it renews itself.",
		Mend: `resource "aws_acm_certificate" "this" {
  domain_name       = "shop.example.com"
  validation_method = "DNS"
}`,
		Practices: []string{"SEC09-BP01"},
		Aliases:   []string{"ACM.1"},
		Types:     []string{"aws_acm_certificate"},
		Look:      check.Want(check.If(issuedByAWS, check.NoneOf("validation_method", "", "EMAIL"))),
	},
	{
		ID: "acmpca-root-disabled", Family: check.Access, Severity: check.Low,
		Title: "Private CA keeps its root authority in use",
		Why:   "If the root signs daily, its misuse cannot be undone by revoking an authority below it.",
		Mend: `resource "aws_acmpca_certificate_authority" "this" {
  type    = "ROOT"
  enabled = false
}`,
		Practices: []string{"SEC09-BP01"},
		Aliases:   []string{"PCA.1"},
		Types:     []string{"aws_acmpca_certificate_authority"},
		Look:      check.Want(check.If(check.OneOf("type", "SUBORDINATE", "ROOT"), check.False("enabled", true))),
	},
	{
		ID: "acmpca-revocation", Family: check.EncryptionInTransit, Severity: check.Low,
		Title: "Private CA tells nobody what it revokes",
		Why:   "Without a revocation list or OCSP a stolen certificate is trusted until it expires.",
		Mend: `resource "aws_acmpca_certificate_authority" "this" {
  revocation_configuration {
    ocsp_configuration {
      enabled = true
    }
  }
}`,
		Practices: []string{"SEC09-BP01"},
		Types:     []string{"aws_acmpca_certificate_authority"},
		Look: check.Want(check.If(check.NoneOf("usage_mode", "GENERAL_PURPOSE", "SHORT_LIVED_CERTIFICATE"), check.Or(
			check.True("revocation_configuration.ocsp_configuration.enabled", false),
			check.True("revocation_configuration.crl_configuration.enabled", false)))),
	},
}

// shortKeys looks for RSA keys of less than 2048 bits, in a certificate or in what ACM is asked for.
func shortKeys(s *check.Subject) {
	readCertificate(func(s *check.Subject, v config.Value, c *x509.Certificate) {
		if key, ok := c.PublicKey.(*rsa.PublicKey); ok && key.N.BitLen() < 2048 {
			s.Fail(v, "certificate_body has an RSA key of %d bits", key.N.BitLen())
		}
	})(s)
	check.Want(check.NoneOf("key_algorithm", "RSA_2048", "RSA_1024"))(s)
}

// wildcardNames looks for names with an asterisk.
func wildcardNames(s *check.Subject) {
	check.Want(check.And(
		check.Not(check.Match("domain_name", "", `^\*\.`), "domain_name is a wildcard"),
		excludesWildcard))(s)
}

// excludesWildcard wants no further name with an asterisk.
func excludesWildcard(_ *check.Subject, b *config.Block) check.Answer {
	v := b.Get("subject_alternative_names")
	names, _ := v.Texts()
	for _, name := range names {
		if len(name) > 1 && name[:2] == "*." {
			return check.Answer{Truth: config.No, Value: v, Got: "subject_alternative_names has " + v.Block.Readable(name)}
		}
	}
	return check.Answer{Truth: config.Yes, Value: v}
}
