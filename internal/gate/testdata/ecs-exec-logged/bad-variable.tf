variable "logging" {
  default = "NONE"
}

resource "aws_ecs_cluster" "bad" {
  name = "orders"
  configuration {
    execute_command_configuration {
      logging = var.logging
    }
  }
}
