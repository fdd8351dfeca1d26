resource "aws_ecs_service" "this" {
  name            = "invoices"
  task_definition = "invoices"
  network_configuration {
    subnets = ["subnet-1"]
  }
}
