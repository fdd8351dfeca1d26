variable "policy" {}

resource "aws_s3_bucket" "unsure" {
  bucket = "orders"
}

resource "aws_s3_bucket_policy" "orders" {
  bucket = aws_s3_bucket.unsure.bucket
  policy = var.policy
}
