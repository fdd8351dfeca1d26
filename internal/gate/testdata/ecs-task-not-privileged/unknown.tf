variable "containers" {
  type = string
}

resource "aws_ecs_task_definition" "unsure" {
  family                = "orders"
  container_definitions = var.containers
}
