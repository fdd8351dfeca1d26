resource "aws_lb" "bad" {
  name = "shop"
}

resource "aws_alb" "bad_false" {
  name                       = "help"
  load_balancer_type         = "application"
  drop_invalid_header_fields = false
}
