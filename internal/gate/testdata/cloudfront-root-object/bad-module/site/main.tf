variable "root" {
  type    = string
  default = null
}

resource "aws_cloudfront_distribution" "bad" {
  enabled             = true
  default_root_object = var.root
}
