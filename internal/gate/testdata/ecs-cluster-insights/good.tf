resource "aws_ecs_cluster" "orders" {
  name = "orders"
  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_ecs_cluster" "invoices" {
  name = "invoices"
  dynamic "setting" {
    for_each = { containerInsights = "enhanced" }
    content {
      name  = setting.key
      value = setting.value
    }
  }
}
