variable "listeners" {
  type = map(object({
    port     = number
    protocol = optional(string, "HTTP")
  }))
  default = {
    plain = { port = 80 }
  }
}

resource "aws_lb_listener" "bad" {
  for_each          = var.listeners
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/1"
  port              = each.value.port
  protocol          = each.value.protocol
  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/shop/1"
  }
}
