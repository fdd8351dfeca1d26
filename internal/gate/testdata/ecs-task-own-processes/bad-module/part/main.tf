resource "aws_ecs_task_definition" "bad" {
  family                = "orders"
  pid_mode              = "host"
  container_definitions = jsonencode([{ name = "app", image = "orders:1" }])
}
