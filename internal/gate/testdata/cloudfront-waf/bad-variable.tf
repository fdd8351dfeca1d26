variable "web_acl_id" {
  type    = string
  default = null
}

resource "aws_cloudfront_distribution" "bad" {
  enabled    = true
  web_acl_id = var.web_acl_id
}
