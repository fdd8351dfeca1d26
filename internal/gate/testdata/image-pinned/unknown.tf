variable "image" {
  type = string
}

resource "aws_ecs_task_definition" "unsure" {
  family                = "orders"
  container_definitions = jsonencode([{ name = "app", image = var.image }])
}
