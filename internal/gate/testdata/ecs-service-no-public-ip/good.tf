resource "aws_ecs_service" "orders" {
  name            = "orders"
  task_definition = "orders"
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "invoices" {
  name            = "invoices"
  task_definition = "invoices"
}
