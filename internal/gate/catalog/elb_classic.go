package catalog

import (
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// classicPolicies hold what a classic load balancer negotiates, as pairs of a name and a value.
var classicPolicies = []string{"aws_load_balancer_policy", "aws_lb_ssl_negotiation_policy"}

// classicOldPolicies are the predefined policies that speak TLS 1.0 or 1.1. See
// "Predefined SSL security policies" in the guide of classic load balancers.
var classicOldPolicies = []string{
	"ELBSecurityPolicy-2011-08", "ELBSecurityPolicy-2014-01", "ELBSecurityPolicy-2014-10", "ELBSecurityPolicy-2015-02",
	"ELBSecurityPolicy-2015-03", "ELBSecurityPolicy-2015-05", "ELBSecurityPolicy-2016-08", "ELBSecurityPolicy-TLS-1-1-2017-01",
}

// classicWeakCiphers are ciphers with RC4, DES, RC2, IDEA or SEED, with short
// or anonymous keys, with none at all, or, as IANA names them, without forward secrecy.
const classicWeakCiphers = `(?i)RC4|ARCFOUR|RC2|DES|IDEA|SEED|NULL|EXP-|EXPORT|ADH-|AECDH-|ANON|KRB5|MD5|DSS|^TLS_RSA_`

// lacksCiphers wants no pair that turns on a cipher that a pattern matches.
func lacksCiphers(pattern string) check.Condition {
	c := check.Or(check.Not(check.Match("name", "", pattern), "name is a weak cipher"), check.OneOf("value", "true", "false"))
	return check.And(check.Every("policy_attribute", c), check.Every("attribute", c))
}

// lacksAttribute wants no pair whose name is one of some, and that is not turned off.
func lacksAttribute(names ...string) check.Condition {
	c := check.Or(check.NoneOf("name", "", names...), check.OneOf("value", "true", "false"))
	return check.And(check.Every("policy_attribute", c), check.Every("attribute", c))
}

// notPredefined wants no pair that names one of some predefined policies.
func notPredefined(policies ...string) check.Condition {
	c := check.If(check.OneOf("name", "", "Reference-Security-Policy"), check.NoneOf("value", "", policies...))
	return check.And(check.Every("policy_attribute", c), check.Every("attribute", c))
}

var elbClassic = []check.Check{
	{
		ID: "elb-classic-https", Family: check.EncryptionInTransit, Severity: check.High,
		Title: "Classic load balancer listens without TLS",
		Why:   "Everyone between client and balancer can read and change what travels.",
		Mend: `resource "aws_elb" "this" {
  listener {
    lb_port            = 443
    lb_protocol        = "https"
    instance_port      = 8443
    instance_protocol  = "https"
    ssl_certificate_id = aws_acm_certificate.this.arn
  }
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"CKV_AWS_127", "ELB.3"},
		Types:     []string{"aws_elb"},
		Look:      check.Want(check.Every("listener", check.OneOf("lb_protocol", "", "https", "ssl"))),
	},
	{
		ID: "elb-classic-backend-https", Family: check.EncryptionInTransit, Severity: check.Low,
		Title: "Classic load balancer talks to its instances without TLS",
		Why:   "What arrives encrypted travels on in plain text, for everyone in the network to read.",
		Mend: `resource "aws_elb" "this" {
  listener {
    lb_port            = 443
    lb_protocol        = "https"
    instance_port      = 8443
    instance_protocol  = "https"
    ssl_certificate_id = aws_acm_certificate.this.arn
  }
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"CKV_AWS_376"},
		Types:     []string{"aws_elb"},
		Look:      check.Want(check.Every("listener", check.OneOf("instance_protocol", "", "https", "ssl"))),
	},
	{
		ID: "elb-classic-acm-certificate", Family: check.EncryptionInTransit, Severity: check.Low,
		Title: "Classic load balancer has no certificate of ACM",
		Why:   "Certificates of ACM renew themselves. All others expire some day when nobody thinks of them.",
		Mend: `resource "aws_elb" "this" {
  listener {
    lb_port            = 443
    lb_protocol        = "https"
    instance_port      = 8443
    instance_protocol  = "https"
    ssl_certificate_id = aws_acm_certificate.this.arn
  }
}`,
		Practices: []string{"SEC09-BP01"},
		Aliases:   []string{"ELB.2"},
		Types:     []string{"aws_elb"},
		Look: check.Want(check.Every("listener", check.If(check.OneOf("lb_protocol", "", "https", "ssl"), check.And(
			check.Given("ssl_certificate_id"),
			check.Not(ofIAM, "ssl_certificate_id is a certificate of IAM"))))),
	},
	{
		ID: "elb-classic-policy", Family: check.EncryptionInTransit, Severity: check.Medium,
		Title: "Classic load balancer negotiates as AWS once set it",
		Why:   "Without a policy of its own a listener takes ELBSecurityPolicy-2016-08, which speaks TLS 1.0.",
		Mend: `resource "aws_load_balancer_listener_policy" "this" {
  load_balancer_name = aws_elb.this.name
  load_balancer_port = 443
  policy_names       = [aws_load_balancer_policy.this.policy_name]
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"ELB.8"},
		Types:     []string{"aws_elb"},
		Look: check.Want(check.If(check.Some("listener", check.OneOf("lb_protocol", "", "https", "ssl")), check.Or(
			check.With("aws_load_balancer_listener_policy", "load_balancer_name", check.Given("policy_names")),
			check.With("aws_lb_ssl_negotiation_policy", "load_balancer", check.Exists)))),
	},
	{
		ID: "elb-classic-tls-version", Family: check.EncryptionInTransit, Severity: check.High,
		Title: "Classic load balancer speaks SSL, or TLS older than 1.2",
		Why:   "SSL 2 and 3 are broken, TLS 1.0 and 1.1 have known holes, and a client can be talked down to them.",
		Mend: `resource "aws_load_balancer_policy" "this" {
  load_balancer_name = aws_elb.this.name
  policy_name        = "tls"
  policy_type_name   = "SSLNegotiationPolicyType"
  policy_attribute {
    name  = "Reference-Security-Policy"
    value = "ELBSecurityPolicy-TLS-1-2-2017-01"
  }
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"CKV_AWS_213", "KICS:elb_using_insecure_protocols", "ELB.8"},
		Types:     classicPolicies,
		Look: check.Want(check.And(
			lacksAttribute("Protocol-SSLv2", "Protocol-SSLv3", "Protocol-TLSv1", "Protocol-TLSv1.1"),
			notPredefined(classicOldPolicies...))),
	},
	{
		ID: "elb-classic-ciphers", Family: check.EncryptionInTransit, Severity: check.High,
		Title: "Classic load balancer allows weak ciphers",
		Why:   "What was encrypted with them can be read by who records it and has some patience.",
		Mend: `resource "aws_load_balancer_policy" "this" {
  load_balancer_name = aws_elb.this.name
  policy_name        = "tls"
  policy_type_name   = "SSLNegotiationPolicyType"
  policy_attribute {
    name  = "ECDHE-ECDSA-AES128-GCM-SHA256"
    value = "true"
  }
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"KICS:elb_using_weak_ciphers"},
		Types:     classicPolicies,
		Look:      check.Want(lacksCiphers(classicWeakCiphers)),
	},
}

// ofIAM wants a certificate that was uploaded to IAM.
func ofIAM(_ *check.Subject, b *config.Block) check.Answer {
	v := b.Get("ssl_certificate_id")
	if text, known := v.Text(""); known && strings.Contains(text, ":iam:") || len(check.Behind(v, "aws_iam_server_certificate")) > 0 {
		return check.Answer{Truth: config.Yes, Value: v}
	}
	if v.Given() == config.Unknown {
		return check.Answer{Truth: config.Unknown, Value: v}
	}
	return check.Answer{Value: v}
}
