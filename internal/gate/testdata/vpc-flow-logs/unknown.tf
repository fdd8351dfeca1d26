variable "log" {
  type = bool
}

resource "aws_vpc" "unsure" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_flow_log" "main" {
  count        = var.log ? 1 : 0
  vpc_id       = aws_vpc.unsure.id
  traffic_type = "ALL"
}
