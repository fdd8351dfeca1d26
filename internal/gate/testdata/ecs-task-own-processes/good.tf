resource "aws_ecs_task_definition" "orders" {
  family                = "orders"
  pid_mode              = "task"
  container_definitions = jsonencode([{ name = "app", image = "orders:1" }])
}

resource "aws_ecs_task_definition" "invoices" {
  family                = "invoices"
  container_definitions = jsonencode([{ name = "app", image = "invoices:1" }])
}
