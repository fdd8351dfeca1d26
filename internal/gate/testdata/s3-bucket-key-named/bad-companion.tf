variable "key" {
  type    = string
  default = null
}

resource "aws_s3_bucket_server_side_encryption_configuration" "bad" {
  bucket = "cambio-orders"
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.key
    }
  }
}
