# What the module under test writes to.

resource "aws_kms_key" "this" {
  description = "test"
}

resource "aws_s3_bucket" "this" {
  bucket = "cambio-audit-111111111111-us-east-1"
}

resource "aws_sns_topic" "this" {
  name = "cambio-audit"
}

output "key_arn" {
  value = aws_kms_key.this.arn
}

output "bucket" {
  value = aws_s3_bucket.this.bucket
}

output "topic_arn" {
  value = aws_sns_topic.this.arn
}
