variable "name" {
  type = string
}

variable "days" {
  type    = number
  default = 7
}

variable "key" {
  type = object({ arn = string, id = string })
}

variable "region" {
  type     = string
  default  = "default"
  nullable = false
}

resource "aws_s3_bucket" "this" {
  bucket = "${var.name}-${var.region}"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    apply_server_side_encryption_by_default {
      kms_master_key_id = var.key.arn
      sse_algorithm     = "aws:kms"
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket = aws_s3_bucket.this.bucket
  days   = var.days
}

output "bucket" {
  value = aws_s3_bucket.this
}

output "arn" {
  value = aws_s3_bucket.this.arn
}
