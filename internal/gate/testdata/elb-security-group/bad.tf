resource "aws_lb" "bad" {
  name    = "shop"
  subnets = ["subnet-1", "subnet-2"]
}

resource "aws_elb" "bad_classic" {
  name            = "shop"
  subnets         = ["subnet-1", "subnet-2"]
  security_groups = []
}
