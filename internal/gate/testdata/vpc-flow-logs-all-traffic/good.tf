resource "aws_flow_log" "main" {
  vpc_id       = "vpc-1"
  traffic_type = "ALL"
}

resource "aws_flow_log" "gateway" {
  transit_gateway_id = "tgw-1"
}
