resource "aws_instance" "nat" {
  source_dest_check = false
}

resource "aws_route_table" "bad_instance" {
  vpc_id = "vpc-1"

  route {
    cidr_block  = "0.0.0.0/0"
    instance_id = aws_instance.nat.id
  }
}

resource "aws_route" "bad_interface" {
  route_table_id         = "rtb-1"
  destination_cidr_block = "0.0.0.0/0"
  network_interface_id   = aws_instance.nat.primary_network_interface_id
}
