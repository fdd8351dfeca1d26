variable "log_bucket" {
  type    = string
  default = ""
}

resource "aws_cloudfront_distribution" "bad" {
  enabled = true
  dynamic "logging_config" {
    for_each = var.log_bucket == "" ? [] : [var.log_bucket]
    content {
      bucket = logging_config.value
    }
  }
}
