resource "aws_security_group" "orders" {
  name = "orders"
}

resource "aws_instance" "own" {
  ami                    = "ami-1"
  instance_type          = "t3.micro"
  subnet_id              = "subnet-1"
  vpc_security_group_ids = [aws_security_group.orders.id]
}

resource "aws_launch_template" "own" {
  network_interfaces {
    security_groups = [aws_security_group.orders.id]
  }
}
