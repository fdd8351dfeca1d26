# What a site stands on: a zone, a certificate, a key and a bucket for logs.

resource "aws_route53_zone" "this" {
  name = "dev.cambio.example"
}

resource "aws_acm_certificate" "this" {
  domain_name       = "*.dev.cambio.example"
  validation_method = "DNS"
}

resource "aws_kms_key" "this" {
  description = "Sites"
}

resource "aws_s3_bucket" "logs" {
  bucket = "cambio-dev-logs-111111111111-us-east-1"
}

resource "aws_wafv2_web_acl" "this" {
  name  = "cambio-dev"
  scope = "CLOUDFRONT"

  default_action {
    allow {}
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    sampled_requests_enabled   = true
    metric_name                = "cambio-dev"
  }
}

output "web_acl_arn" {
  value = aws_wafv2_web_acl.this.arn
}

output "zone_id" {
  value = aws_route53_zone.this.zone_id
}

output "certificate_arn" {
  value = aws_acm_certificate.this.arn
}

output "key_arn" {
  value = aws_kms_key.this.arn
}

output "log_bucket" {
  value = aws_s3_bucket.logs.id
}
