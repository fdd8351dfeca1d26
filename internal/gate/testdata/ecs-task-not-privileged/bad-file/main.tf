resource "aws_ecs_task_definition" "bad" {
  family                = "orders"
  container_definitions = templatefile("${path.module}/containers.json", { image = "orders:1" })
}
