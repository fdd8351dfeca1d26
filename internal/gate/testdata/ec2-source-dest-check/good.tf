resource "aws_instance" "silent" {
  ami           = "ami-1"
  instance_type = "t3.micro"
}

resource "aws_network_interface" "router" {
  subnet_id         = "subnet-1"
  source_dest_check = false
}

resource "aws_route" "through" {
  route_table_id         = "rtb-1"
  destination_cidr_block = "10.30.0.0/16"
  network_interface_id   = aws_network_interface.router.id
}
