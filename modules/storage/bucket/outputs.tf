output "name" {
  description = "The bucket's name. It is known once the bucket's policy stands, so that nothing is put in before."
  value       = aws_s3_bucket.this.id
  depends_on  = [aws_s3_bucket_policy.this]
}

output "arn" {
  description = "The bucket's ARN."
  value       = aws_s3_bucket.this.arn
}

output "domain_name" {
  description = "The bucket's regional domain name, for an origin of CloudFront."
  value       = aws_s3_bucket.this.bucket_regional_domain_name
}

output "replication_role_arn" {
  description = "Role with which S3 copies its objects. Null without a replica."
  value       = one(aws_iam_role.replication[*].arn)
}
