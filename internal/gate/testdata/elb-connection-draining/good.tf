resource "aws_elb" "shop" {
  name                = "shop"
  connection_draining = true
}
