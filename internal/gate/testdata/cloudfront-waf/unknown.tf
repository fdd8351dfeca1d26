variable "web_acl_id" {
  type = string
}

resource "aws_cloudfront_distribution" "unsure" {
  enabled    = true
  web_acl_id = var.web_acl_id
}
