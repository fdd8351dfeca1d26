resource "aws_ecs_service" "orders" {
  name             = "orders"
  task_definition  = "orders"
  launch_type      = "FARGATE"
  platform_version = "LATEST"
}

resource "aws_ecs_service" "invoices" {
  name            = "invoices"
  task_definition = "invoices"
  launch_type     = "FARGATE"
}
