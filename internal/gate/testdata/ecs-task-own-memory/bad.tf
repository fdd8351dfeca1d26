variable "ipc" {
  default = "host"
}

resource "aws_ecs_task_definition" "bad" {
  family                = "orders"
  ipc_mode              = var.ipc
  container_definitions = jsonencode([{ name = "app", image = "orders:1" }])
}
