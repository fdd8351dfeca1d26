locals {
  balancers = { shop = false, help = false }
}

resource "aws_lb" "bad" {
  for_each                   = local.balancers
  name                       = each.key
  enable_deletion_protection = each.value
}
