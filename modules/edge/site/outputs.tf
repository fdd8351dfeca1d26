output "bucket" {
  description = "Name of the bucket that releases upload to."
  value       = module.bucket.name
}

output "live_prefix" {
  description = "Prefix of the files that are served."
  value       = var.live_prefix
}

output "distribution_id" {
  description = "The distribution's ID."
  value       = aws_cloudfront_distribution.this.id
}

output "distribution_domain" {
  description = "CloudFront's own name of the distribution."
  value       = aws_cloudfront_distribution.this.domain_name
}
