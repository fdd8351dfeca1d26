locals {
  strict = false
}

resource "aws_lb" "bad" {
  name                       = "shop"
  drop_invalid_header_fields = local.strict
}
