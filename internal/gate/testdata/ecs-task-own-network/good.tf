resource "aws_ecs_task_definition" "orders" {
  family                = "orders"
  network_mode          = "awsvpc"
  container_definitions = jsonencode([{ name = "app", image = "orders:1" }])
}
