resource "aws_subnet" "zone" {
  count      = 2
  vpc_id     = "vpc-1"
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
}

resource "aws_lb" "shop" {
  name    = "shop"
  subnets = aws_subnet.zone[*].id
}

resource "aws_lb" "streams" {
  name               = "streams"
  load_balancer_type = "network"
  subnet_mapping {
    subnet_id = aws_subnet.zone[0].id
  }
  subnet_mapping {
    subnet_id = aws_subnet.zone[1].id
  }
}

resource "aws_elb" "shop" {
  name               = "shop"
  availability_zones = ["eu-west-1a", "eu-west-1b"]
}
