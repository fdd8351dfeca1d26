variable "tasks" {
  default = 0
}

resource "aws_ecs_service" "bad" {
  name            = "orders"
  task_definition = "orders"
  desired_count   = var.tasks
}
