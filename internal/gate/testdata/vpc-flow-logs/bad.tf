resource "aws_vpc" "bad_silent" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_vpc" "logged" {
  cidr_block = "10.21.0.0/16"
}

resource "aws_flow_log" "logged" {
  vpc_id       = aws_vpc.logged.id
  traffic_type = "ALL"
}

resource "aws_default_vpc" "bad_default" {
  tags = { Name = "default" }
}
