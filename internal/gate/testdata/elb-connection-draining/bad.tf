resource "aws_elb" "bad" {
  name = "shop"
}

resource "aws_elb" "bad_false" {
  name                = "help"
  connection_draining = false
}
