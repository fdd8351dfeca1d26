resource "aws_lb" "shop" {
  name = "shop"
}

resource "aws_lb_listener" "bad" {
  load_balancer_arn = aws_lb.shop.arn
  port              = 80
  protocol          = "HTTP"
  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/shop/1"
  }
}

resource "aws_alb_listener" "bad_unset" {
  load_balancer_arn = aws_lb.shop.arn
  port              = 8080
  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/shop/1"
  }
}

resource "aws_lb_listener" "bad_redirect" {
  load_balancer_arn = aws_lb.shop.arn
  port              = 81
  protocol          = "HTTP"
  default_action {
    type = "redirect"
    redirect {
      port        = "8080"
      protocol    = "HTTP"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener" "bad_same" {
  load_balancer_arn = aws_lb.shop.arn
  port              = 82
  protocol          = "HTTP"
  default_action {
    type = "redirect"
    redirect {
      host        = "www.example.com"
      status_code = "HTTP_301"
    }
  }
}
