resource "aws_flow_log" "bad_accepted" {
  vpc_id       = "vpc-1"
  traffic_type = "ACCEPT"
}

variable "kind" {
  default = "REJECT"
}

resource "aws_flow_log" "bad_rejected" {
  vpc_id       = "vpc-1"
  traffic_type = var.kind
}
