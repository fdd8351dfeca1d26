package catalog

import (
	"regexp"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

var (
	bucketHost   = regexp.MustCompile(`\.s3[.-]([a-z0-9-]+\.)?amazonaws\.com(\.cn)?$`)
	websiteHost  = regexp.MustCompile(`\.s3-website[.-]`)
	functionHost = regexp.MustCompile(`\.lambda-url\.[a-z0-9-]+\.on\.aws$`)
)

// fromBucket wants an origin that is a bucket, by its name or by a reference.
// The website of a bucket is none: CloudFront cannot sign requests to it.
var fromBucket = origin(bucketHost, "bucket_regional_domain_name", "bucket_domain_name")

// fromWebsite wants an origin that is the website of a bucket, which speaks HTTP only.
var fromWebsite = origin(websiteHost, "website_endpoint", "website_domain")

// fromFunction wants an origin that is the URL of a Lambda function.
var fromFunction = origin(functionHost, "function_url")

// origin wants a domain name that a pattern matches, or that is one of some attributes of another resource.
func origin(host *regexp.Regexp, attributes ...string) check.Condition {
	return func(_ *check.Subject, b *config.Block) check.Answer {
		v := b.Get("domain_name")
		name, _ := v.Text("")
		is := host.MatchString(name)
		for _, r := range v.Refs() {
			for _, a := range attributes {
				is = is || strings.HasSuffix(r.Attribute, a)
			}
		}
		return check.Answer{Truth: config.Is(is), Value: v, Got: "the origin is another"}
	}
}

// everyOrigin wants a condition of every origin for which another is so.
func everyOrigin(when, c check.Condition) check.Look {
	return check.Want(check.Every("origin", check.If(when, c)))
}

var cloudfrontOrigin = []check.Check{
	{
		ID: "cloudfront-bucket-origin-access", Family: check.Access, Severity: check.Medium,
		Title: "CloudFront distribution fetches from its bucket without signing",
		Why:   "CloudFront can read the bucket only if everyone can, so the bucket must be public, past the firewall and the log.",
		Mend: `resource "aws_cloudfront_distribution" "this" {
  origin {
    origin_id                = "pages"
    domain_name              = aws_s3_bucket.this.bucket_regional_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.this.id
  }
}`,
		Practices: []string{"SEC03-BP07", "SEC05-BP02"},
		Aliases:   []string{"CKV2_AWS_46", "CloudFront.2", "CloudFront.13"},
		Types:     distributions,
		Look: everyOrigin(fromBucket, check.Or(
			check.Given("origin_access_control_id"), check.Given("s3_origin_config.origin_access_identity"))),
	},
	{
		ID: "cloudfront-origin-access-control", Family: check.Access, Severity: check.Low,
		Title: "CloudFront distribution uses the old origin access identity",
		Why:   "An identity cannot sign for buckets with KMS keys or in new regions, and AWS no longer develops it.",
		Mend: `resource "aws_cloudfront_distribution" "this" {
  origin {
    origin_id                = "pages"
    domain_name              = aws_s3_bucket.this.bucket_regional_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.this.id
  }
}`,
		Practices: []string{"SEC03-BP02"},
		Aliases:   []string{"CloudFront.13"},
		Types:     distributions,
		Look: check.Want(check.Every("origin", check.Or(
			check.Given("origin_access_control_id"), check.Missing("s3_origin_config.origin_access_identity")))),
	},
	{
		ID: "cloudfront-function-origin-access", Family: check.Access, Severity: check.Medium,
		Title: "CloudFront distribution calls its Lambda function without signing",
		Why:   "The function's URL must then be open to everyone, past CloudFront and its firewall.",
		Mend: `resource "aws_cloudfront_distribution" "this" {
  origin {
    origin_id                = "rates"
    domain_name              = "abc.lambda-url.eu-west-1.on.aws"
    origin_access_control_id = aws_cloudfront_origin_access_control.this.id
  }
}`,
		Practices: []string{"SEC03-BP07"},
		Aliases:   []string{"CloudFront.16"},
		Types:     distributions,
		Look:      everyOrigin(fromFunction, check.Given("origin_access_control_id")),
	},
	{
		ID: "cloudfront-origin-https", Family: check.EncryptionInTransit, Severity: check.High,
		Title: "CloudFront distribution fetches from its origin over plain HTTP",
		Why:   "The viewer sees a lock, while pages and cookies travel in plain text between the edge and the origin.",
		Mend: `resource "aws_cloudfront_distribution" "this" {
  origin {
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"CKV2_AWS_72", "CloudFront.9"},
		Types:     distributions,
		Look: check.Want(check.If(check.True("enabled", true), check.Every("origin", check.If(
			check.Not(fromWebsite, "the origin is the website of a bucket"),
			check.Every("custom_origin_config", check.OneOf("origin_protocol_policy", "", "https-only")))))),
	},
	{
		ID: "cloudfront-origin-no-ssl", Family: check.EncryptionInTransit, Severity: check.High,
		Title: "CloudFront distribution may speak SSL 3 to its origin",
		Why:   "SSL 3 is broken: who sits between edge and origin can read what it carries.",
		Mend: `resource "aws_cloudfront_distribution" "this" {
  origin {
    custom_origin_config {
      origin_ssl_protocols = ["TLSv1.2"]
    }
  }
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"CKV2_AWS_54", "CloudFront.10"},
		Types:     distributions,
		Look:      check.Want(check.Every("origin.custom_origin_config", check.Excludes("origin_ssl_protocols", "SSLv3"))),
	},
	{
		ID: "cloudfront-origin-tls-version", Family: check.EncryptionInTransit, Severity: check.Low,
		Title: "CloudFront distribution may speak TLS older than 1.2 to its origin",
		Why:   "TLS 1.0 and 1.1 have known holes, and an origin can be talked down to them.",
		Mend: `resource "aws_cloudfront_distribution" "this" {
  origin {
    custom_origin_config {
      origin_ssl_protocols = ["TLSv1.2"]
    }
  }
}`,
		Practices: []string{"SEC09-BP02"},
		Types:     distributions,
		Look:      check.Want(check.Every("origin.custom_origin_config", check.Excludes("origin_ssl_protocols", "TLSv1", "TLSv1.1"))),
	},
	{
		ID: "cloudfront-origin-failover", Family: check.Misconfiguration, Severity: check.Low,
		Title: "CloudFront distribution has no second origin to fall back on",
		Why:   "While the origin is down, so is everything that is not in the cache.",
		Mend: `resource "aws_cloudfront_distribution" "this" {
  origin_group {
    origin_id = "pages"
    failover_criteria {
      status_codes = [500, 502, 503, 504]
    }
    member {
      origin_id = "main"
    }
    member {
      origin_id = "spare"
    }
  }
}`,
		Practices: []string{"REL10-BP01", "REL11-BP02"},
		Aliases:   []string{"CKV_AWS_310", "CloudFront.4"},
		Types:     distributions,
		Look: check.Want(check.Some("origin_group", check.And(
			check.Given("failover_criteria.status_codes"), check.Length("member", 2)))),
	},
}
