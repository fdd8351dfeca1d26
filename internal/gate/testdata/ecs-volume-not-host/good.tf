resource "aws_ecs_task_definition" "orders" {
  family                = "orders"
  container_definitions = jsonencode([{ name = "app", image = "orders:1" }])
  volume {
    name      = "data"
    host_path = "/ecs/orders"
  }
}

resource "aws_ecs_task_definition" "invoices" {
  family                = "invoices"
  container_definitions = jsonencode([{ name = "app", image = "invoices:1" }])
}
