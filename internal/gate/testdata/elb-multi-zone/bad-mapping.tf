resource "aws_subnet" "a" {
  vpc_id     = "vpc-1"
  cidr_block = "10.0.1.0/24"
}

resource "aws_lb" "bad" {
  name               = "streams"
  load_balancer_type = "network"
  subnet_mapping {
    subnet_id = aws_subnet.a.id
  }
}
