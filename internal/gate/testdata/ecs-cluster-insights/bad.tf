variable "insights" {
  default = "disabled"
}

resource "aws_ecs_cluster" "bad" {
  name = "orders"
}

resource "aws_ecs_cluster" "bad_off" {
  name = "invoices"
  setting {
    name  = "containerInsights"
    value = var.insights
  }
}

resource "aws_ecs_cluster" "bad_other" {
  name = "cambio"
  dynamic "setting" {
    for_each = []
    content {
      name  = "containerInsights"
      value = setting.value
    }
  }
}
