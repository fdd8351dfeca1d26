resource "aws_ecs_task_definition" "bad" {
  family                = "orders"
  network_mode          = "host"
  container_definitions = jsonencode([{ name = "app", image = "orders:1" }])
}

resource "aws_ecs_task_definition" "bad_bridge" {
  family                = "invoices"
  network_mode          = "bridge"
  container_definitions = jsonencode([{ name = "app", image = "invoices:1" }])
}
