resource "aws_vpc_block_public_access_options" "bad_off" {
  internet_gateway_block_mode = "off"
}
