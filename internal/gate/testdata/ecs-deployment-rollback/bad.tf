resource "aws_ecs_service" "bad" {
  name            = "orders"
  task_definition = "orders"
}

resource "aws_ecs_service" "bad_half" {
  name            = "invoices"
  task_definition = "invoices"
  deployment_circuit_breaker {
    enable   = true
    rollback = false
  }
}
