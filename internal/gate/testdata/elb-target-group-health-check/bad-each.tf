locals {
  groups = { shop = null, help = "" }
}

resource "aws_lb_target_group" "bad" {
  for_each = local.groups
  name     = each.key
  port     = 80
  protocol = "HTTP"
  health_check {
    path = each.value
  }
}
