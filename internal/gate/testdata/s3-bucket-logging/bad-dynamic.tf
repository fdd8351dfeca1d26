variable "log_bucket" {
  type    = string
  default = null
}

resource "aws_s3_bucket" "bad" {
  bucket = "cambio-orders"
  dynamic "logging" {
    for_each = var.log_bucket == null ? [] : [var.log_bucket]
    content {
      target_bucket = logging.value
    }
  }
}
