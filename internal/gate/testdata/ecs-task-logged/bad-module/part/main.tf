resource "aws_ecs_task_definition" "bad" {
  family                = "orders"
  container_definitions = jsonencode([{ name = "app", image = "orders:1" }])
}
