variable "public" {
  type    = bool
  default = false
}

resource "aws_ecs_service" "bad" {
  name            = "orders"
  task_definition = "orders"
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = var.public
  }
}
