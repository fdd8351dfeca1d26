resource "aws_ecs_task_definition" "orders" {
  family                = "orders"
  container_definitions = jsonencode([{ name = "app", image = "orders:1", user = "1000:1000" }])
}

resource "aws_ecs_task_definition" "invoices" {
  family                = "invoices"
  container_definitions = jsonencode([{ name = "app", image = "invoices:1" }])
}
