variable "block" {
  default = "off"
}

resource "aws_vpc_block_public_access_options" "bad_variable" {
  internet_gateway_block_mode = var.block
}
