resource "aws_vpc" "bad_open" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_vpc" "guarded" {
  cidr_block = "10.21.0.0/16"
}

resource "aws_networkfirewall_firewall" "main" {
  vpc_id = aws_vpc.guarded.id
}
