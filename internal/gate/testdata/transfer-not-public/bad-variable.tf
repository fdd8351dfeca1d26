variable "endpoint" {
  type    = string
  default = "PUBLIC"
}

resource "aws_transfer_server" "bad" {
  endpoint_type = var.endpoint
}
