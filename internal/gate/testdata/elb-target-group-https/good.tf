resource "aws_lb_target_group" "tls" {
  name     = "shop"
  port     = 8443
  protocol = "HTTPS"
  vpc_id   = "vpc-1"
}

resource "aws_lb_target_group" "streams" {
  name     = "streams"
  port     = 9000
  protocol = "TCP"
  vpc_id   = "vpc-1"
}

resource "aws_lb_target_group" "behind" {
  name     = "behind"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = "vpc-1"
}

resource "aws_lb_listener" "tls" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/1"
  port              = 443
  protocol          = "HTTPS"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.behind.arn
  }
}

resource "aws_lb_target_group" "ruled" {
  name     = "ruled"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = "vpc-1"
}

resource "aws_lb_listener_rule" "ruled" {
  listener_arn = aws_lb_listener.tls.arn
  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.ruled.arn
  }
}

resource "aws_lb_target_group" "function" {
  name        = "function"
  target_type = "lambda"
}
