resource "aws_ecs_service" "orders" {
  name            = "orders"
  task_definition = "orders"
  desired_count   = 2
}

resource "aws_ecs_service" "invoices" {
  name                = "invoices"
  task_definition     = "invoices"
  scheduling_strategy = "DAEMON"
}
