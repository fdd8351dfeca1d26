package catalog

import "flota.dev/flota/internal/gate/check"

var distributions = []string{"aws_cloudfront_distribution"}

// everyBehavior wants a condition of the default behaviour and of all others.
func everyBehavior(c check.Condition) check.Condition {
	return check.And(check.Every("default_cache_behavior", c), check.Every("ordered_cache_behavior", c))
}

// minimumTLS is the oldest protocol of a viewer's connection. With the
// certificate of cloudfront.net it is TLSv1, whatever is written: see
// MinimumProtocolVersion of the API's ViewerCertificate.
func minimumTLS(pattern string) check.Condition {
	return check.And(
		check.Saying("the certificate is CloudFront's own, which means TLSv1",
			check.False("viewer_certificate.cloudfront_default_certificate", false)),
		check.Match("viewer_certificate.minimum_protocol_version", "TLSv1", pattern),
	)
}

// ownCertificate wants a certificate for a name of one's own.
var ownCertificate = check.And(
	check.False("viewer_certificate.cloudfront_default_certificate", false),
	check.Or(check.Given("viewer_certificate.acm_certificate_arn"), check.Given("viewer_certificate.iam_certificate_id")),
)

var cloudfront = []check.Check{
	{
		ID: "cloudfront-viewer-https", Family: check.EncryptionInTransit, Severity: check.High,
		Title: "CloudFront distribution answers over plain HTTP",
		Why:   "Everyone between viewer and edge can read and change what travels, session cookies among it.",
		Mend: `resource "aws_cloudfront_distribution" "this" {
  default_cache_behavior {
    viewer_protocol_policy = "redirect-to-https"
  }
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"CKV_AWS_34", "AVD-AWS-0012", "KICS:cloudfront_viewer_protocol_policy_allows_http", "CloudFront.3"},
		Types:     distributions,
		Look:      check.Want(everyBehavior(check.OneOf("viewer_protocol_policy", "allow-all", "redirect-to-https", "https-only"))),
	},
	{
		ID: "cloudfront-tls-version", Family: check.EncryptionInTransit, Severity: check.High,
		Title: "CloudFront distribution speaks TLS older than 1.2",
		Why:   "TLS 1.0 and 1.1 have known holes, and a viewer can be talked down to them.",
		Mend: `resource "aws_cloudfront_distribution" "this" {
  viewer_certificate {
    acm_certificate_arn      = aws_acm_certificate.this.arn
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases: []string{"CKV_AWS_174", "AVD-AWS-0013", "KICS:cloudfront_without_minimum_protocol_tls_1.2",
			"KICS:secure_ciphers_disabled"},
		Types: distributions,
		Look:  check.Want(minimumTLS(`^TLSv1\.[23]`)),
	},
	{
		ID: "cloudfront-tls-policy", Family: check.EncryptionInTransit, Severity: check.Low,
		Title: "CloudFront distribution allows ciphers that are no longer recommended",
		Why:   "The older policies of TLS 1.2 have ciphers in CBC mode, some without forward secrecy.",
		Mend: `resource "aws_cloudfront_distribution" "this" {
  viewer_certificate {
    acm_certificate_arn      = aws_acm_certificate.this.arn
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"AVD-AWS-0013", "CloudFront.15"},
		Types:     distributions,
		Look:      check.Want(check.If(minimumTLS(`^TLSv1\.[23]`), minimumTLS(`^TLSv1\.(2_202[1-9]|3)`))),
	},
	{
		ID: "cloudfront-own-certificate", Family: check.EncryptionInTransit, Severity: check.Low,
		Title: "CloudFront distribution uses the certificate of cloudfront.net",
		Why:   "With CloudFront's own certificate the oldest TLS stays allowed, and the site has no name of its own.",
		Mend: `resource "aws_cloudfront_distribution" "this" {
  aliases = ["shop.example.com"]
  viewer_certificate {
    acm_certificate_arn      = aws_acm_certificate.this.arn
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }
}`,
		Practices: []string{"SEC09-BP01"},
		Aliases:   []string{"CKV2_AWS_42", "KICS:vulnerable_default_ssl_certificate", "CloudFront.7"},
		Types:     distributions,
		Look:      check.Want(ownCertificate),
	},
	{
		ID: "cloudfront-sni", Family: check.Misconfiguration, Severity: check.Low,
		Title: "CloudFront distribution has IP addresses of its own",
		Why:   "Addresses are needed only for viewers without SNI, which hardly exist any more, and cost hundreds of dollars a month.",
		Mend: `resource "aws_cloudfront_distribution" "this" {
  viewer_certificate {
    acm_certificate_arn      = aws_acm_certificate.this.arn
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }
}`,
		Practices: []string{"COST05-BP03"},
		Aliases:   []string{"CloudFront.8"},
		Types:     distributions,
		Look:      check.Want(check.NoneOf("viewer_certificate.ssl_support_method", "sni-only", "vip")),
	},
	{
		ID: "cloudfront-logging", Family: check.Logging, Severity: check.Medium,
		Title: "CloudFront distribution keeps no access log",
		Why:   "Attacks on the site, and what they took, leave no trace.",
		Mend: `resource "aws_cloudfront_distribution" "this" {
  logging_config {
    bucket = aws_s3_bucket.logs.bucket_domain_name
    prefix = "shop/"
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV_AWS_86", "AVD-AWS-0010", "KICS:cloudfront_logging_disabled", "CloudFront.5"},
		Types:     distributions,
		Look: check.Want(check.Or(
			check.Given("logging_config.bucket"),
			check.With("aws_cloudwatch_log_delivery_source", "resource_arn",
				check.With("aws_cloudwatch_log_delivery", "delivery_source_name", check.Exists)))),
	},
	{
		ID: "cloudfront-waf", Family: check.Network, Severity: check.Medium,
		Title: "CloudFront distribution has no web application firewall",
		Why:   "Common attacks on web applications, and floods of requests, reach the origin unfiltered.",
		Mend: `resource "aws_cloudfront_distribution" "this" {
  web_acl_id = aws_wafv2_web_acl.this.arn
}`,
		Practices: []string{"SEC05-BP03"},
		Aliases:   []string{"CKV_AWS_68", "AVD-AWS-0011", "KICS:cloudfront_without_waf", "CloudFront.6"},
		Types:     distributions,
		Look:      check.Want(check.Given("web_acl_id")),
	},
	{
		ID: "cloudfront-enabled", Family: check.Misconfiguration, Severity: check.Low,
		Title: "CloudFront distribution is turned off or has no origin",
		Why:   "It serves nothing, yet its name and its access to the origins stay in place unwatched.",
		Mend: `resource "aws_cloudfront_distribution" "this" {
  enabled = true
}`,
		Practices: []string{"SEC06-BP02"},
		Aliases:   []string{"CKV_AWS_216", "KICS:cdn_configuration_is_missing"},
		Types:     distributions,
		Look:      check.Want(check.And(check.True("enabled", false), check.Given("origin"))),
	},
	{
		ID: "cloudfront-root-object", Family: check.Misconfiguration, Severity: check.Low,
		Title: "CloudFront distribution has no default root object",
		Why:   "A request for the root goes to the origin as it is, which may answer with a listing of what it holds.",
		Mend: `resource "aws_cloudfront_distribution" "this" {
  default_root_object = "index.html"
}`,
		Practices: []string{"SEC06-BP02"},
		Aliases:   []string{"CKV_AWS_305", "CloudFront.1"},
		Types:     distributions,
		Look:      check.Want(check.Given("default_root_object")),
	},
	{
		ID: "cloudfront-geo-restriction", Family: check.Network, Severity: check.Low,
		Title: "CloudFront distribution serves every country",
		Why:   "Where a site has users in some countries only, requests from all others are mostly attacks.",
		Mend: `resource "aws_cloudfront_distribution" "this" {
  restrictions {
    geo_restriction {
      restriction_type = "whitelist"
      locations        = ["CH", "DE", "ES"]
    }
  }
}`,
		Practices: []string{"SEC05-BP02"},
		Aliases:   []string{"CKV_AWS_374"},
		Types:     distributions,
		Look:      check.Want(check.OneOf("restrictions.geo_restriction.restriction_type", "none", "whitelist", "blacklist")),
	},
	{
		ID: "cloudfront-response-headers", Family: check.Misconfiguration, Severity: check.Low,
		Title: "CloudFront distribution adds no security headers",
		Why:   "Without headers such as Strict-Transport-Security and Content-Security-Policy browsers protect the site less than they could.",
		Mend: `resource "aws_cloudfront_distribution" "this" {
  default_cache_behavior {
    response_headers_policy_id = aws_cloudfront_response_headers_policy.this.id
  }
}`,
		Practices: []string{"SEC06-BP02"},
		Aliases:   []string{"CKV2_AWS_32"},
		Types:     distributions,
		Look:      check.Want(check.Given("default_cache_behavior.response_headers_policy_id")),
	},
	{
		ID: "cloudfront-hsts", Family: check.EncryptionInTransit, Severity: check.Medium,
		Title: "CloudFront response headers do not hold browsers to HTTPS",
		Why:   "Without a year of Strict-Transport-Security a browser may be led to the plain site on any visit.",
		Mend: `resource "aws_cloudfront_response_headers_policy" "this" {
  name = "security"
  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = 31536000
      include_subdomains         = true
      preload                    = true
      override                   = true
    }
  }
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"CKV_AWS_259"},
		Types:     []string{"aws_cloudfront_response_headers_policy"},
		Look: check.Want(check.Some("security_headers_config.strict_transport_security", check.And(
			check.AtLeast("access_control_max_age_sec", 31536000, 0),
			check.True("include_subdomains", false),
			check.True("preload", false),
			check.True("override", false)))),
	},
	{
		ID: "cloudfront-field-encryption", Family: check.EncryptionInTransit, Severity: check.Low,
		Title: "CloudFront distribution passes on form fields in plain text",
		Why:   "What users post, card numbers among it, is readable for every system between the edge and the one that needs it.",
		Mend: `resource "aws_cloudfront_distribution" "this" {
  default_cache_behavior {
    allowed_methods           = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
    field_level_encryption_id = aws_cloudfront_field_level_encryption_config.this.id
  }
}`,
		Practices: []string{"SEC09-BP02"},
		Types:     distributions,
		Look: check.Want(everyBehavior(check.If(
			check.Contains("allowed_methods", "POST"), check.Given("field_level_encryption_id")))),
	},
	{
		ID: "cloudfront-key-groups", Family: check.Access, Severity: check.Low,
		Title: "CloudFront distribution trusts signatures of the root user's keys",
		Why:   "Key pairs of CloudFront belong to the root user of an account: to change one, somebody has to sign in as root.",
		Mend: `resource "aws_cloudfront_distribution" "this" {
  default_cache_behavior {
    trusted_key_groups = [aws_cloudfront_key_group.this.id]
  }
}`,
		Practices: []string{"SEC09-BP01", "SEC02-BP02"},
		Aliases:   []string{"CloudFront.17"},
		Types:     distributions,
		Look:      check.Want(everyBehavior(check.Missing("trusted_signers"))),
	},
}
