variable "document" {}

resource "aws_s3_bucket_policy" "unsure" {
  bucket = "orders"
  policy = var.document
}
