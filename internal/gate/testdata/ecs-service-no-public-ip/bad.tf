locals {
  networks = {
    orders   = { public = true }
    invoices = { public = false }
  }
}

resource "aws_ecs_service" "bad" {
  name            = "orders"
  task_definition = "orders"
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = local.networks.orders.public
  }
}

resource "aws_ecs_service" "quiet" {
  name            = "invoices"
  task_definition = "invoices"
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = local.networks.invoices.public
  }
}

resource "aws_ecs_task_set" "bad" {
  service         = "orders"
  cluster         = "orders"
  task_definition = "orders:1"
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = true
  }
}
