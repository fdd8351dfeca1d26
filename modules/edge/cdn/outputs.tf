output "distribution_id" {
  description = "The distribution's ID."
  value       = aws_cloudfront_distribution.this.id
}

output "target" {
  description = "Where an alias record of the name leads: `dns_name` and `zone_id`."
  value = {
    dns_name = aws_cloudfront_distribution.this.domain_name
    zone_id  = aws_cloudfront_distribution.this.hosted_zone_id
  }
}
