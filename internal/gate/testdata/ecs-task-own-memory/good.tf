resource "aws_ecs_task_definition" "orders" {
  family                = "orders"
  ipc_mode              = "none"
  container_definitions = jsonencode([{ name = "app", image = "orders:1" }])
}
