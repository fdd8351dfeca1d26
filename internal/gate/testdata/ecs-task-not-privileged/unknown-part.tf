variable "sidecar" {
  type = any
}

variable "privileged" {
  type = bool
}

resource "aws_ecs_task_definition" "unsure" {
  family                = "orders"
  container_definitions = jsonencode([{ name = "app", image = "orders:1" }, var.sidecar])
}

resource "aws_ecs_task_definition" "unsure_flag" {
  family                = "invoices"
  container_definitions = jsonencode([{ name = "app", image = "invoices:1", privileged = var.privileged }])
}
