resource "aws_lb" "shop" {
  name                       = "shop"
  drop_invalid_header_fields = true
}

resource "aws_lb" "streams" {
  name               = "streams"
  load_balancer_type = "network"
}
