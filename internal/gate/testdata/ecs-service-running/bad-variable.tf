variable "task_definition" {
  default = "orders"
}

variable "tasks" {
  default = 0
}

resource "aws_ecs_service" "bad" {
  name            = "orders"
  task_definition = var.task_definition
  desired_count   = var.tasks
}
