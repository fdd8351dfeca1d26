resource "aws_ecs_service" "orders" {
  name            = "orders"
  task_definition = "orders"
  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}

resource "aws_ecs_service" "invoices" {
  name            = "invoices"
  task_definition = "invoices"
  deployment_controller {
    type = "CODE_DEPLOY"
  }
}

resource "aws_ecs_service" "ledger" {
  name            = "ledger"
  task_definition = "ledger"
  alarms {
    enable      = true
    rollback    = true
    alarm_names = ["errors"]
  }
}
