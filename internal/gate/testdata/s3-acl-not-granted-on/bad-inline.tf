variable "rights" {
  type    = list(string)
  default = ["READ_ACP", "WRITE_ACP"]
}

resource "aws_s3_bucket" "bad" {
  bucket = "cambio-orders"
  grant {
    type        = "CanonicalUser"
    id          = "clerk"
    permissions = var.rights
  }
}
