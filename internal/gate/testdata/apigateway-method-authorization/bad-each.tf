variable "methods" {
  type    = list(string)
  default = ["GET", "POST"]
}

locals {
  authorization = "NONE"
}

resource "aws_api_gateway_method" "bad" {
  for_each      = toset(var.methods)
  rest_api_id   = "orders"
  resource_id   = "root"
  http_method   = each.key
  authorization = local.authorization
}
