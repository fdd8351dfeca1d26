variable "log" {
  default = false
}

resource "aws_vpc" "bad_switched_off" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_flow_log" "main" {
  count        = var.log ? 1 : 0
  vpc_id       = aws_vpc.bad_switched_off.id
  traffic_type = "ALL"
}
