variable "bucket" {
  type = string
}

variable "ignore" {
  type    = bool
  default = true
}

resource "aws_s3_bucket_public_access_block" "bad" {
  bucket             = var.bucket
  ignore_public_acls = var.ignore
}
