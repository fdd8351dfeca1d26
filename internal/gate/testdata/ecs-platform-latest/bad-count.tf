resource "aws_ecs_service" "bad" {
  count            = 2
  name             = "orders"
  task_definition  = "orders"
  launch_type      = "FARGATE"
  platform_version = "1.3.0"
}
