variable "open" {
  type    = bool
  default = true
}

resource "aws_s3_bucket_public_access_block" "bad" {
  count               = 1
  bucket              = "cambio-orders"
  block_public_policy = !var.open
}
