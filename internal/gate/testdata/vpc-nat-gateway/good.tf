resource "aws_route_table" "main" {
  vpc_id = "vpc-1"

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = "nat-1"
  }
}

resource "aws_route" "appliance" {
  route_table_id         = "rtb-1"
  destination_cidr_block = "10.30.0.0/24"
  network_interface_id   = "eni-1"
}
