variable "ways" {
  default = ["certificate-authentication"]
}

resource "aws_ec2_client_vpn_endpoint" "bad_dynamic" {
  client_cidr_block = "10.99.0.0/22"

  dynamic "authentication_options" {
    for_each = var.ways
    content {
      type = authentication_options.value
    }
  }
}
