variable "acl" {
  type = string
}

resource "aws_s3_bucket_acl" "unsure" {
  bucket = "cambio-orders"
  acl    = var.acl
}
