resource "aws_lb" "bad" {
  name    = "shop"
  subnets = ["subnet-1"]
}

resource "aws_elb" "bad_classic" {
  name               = "shop"
  availability_zones = ["eu-west-1a"]
}
