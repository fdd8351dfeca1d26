resource "aws_vpc" "bad_open" {
  cidr_block = "10.20.0.0/16"
}
