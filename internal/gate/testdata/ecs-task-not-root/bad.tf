resource "aws_ecs_task_definition" "bad" {
  family                = "orders"
  container_definitions = jsonencode([{ name = "app", image = "orders:1", user = "root" }])
}

resource "aws_ecs_task_definition" "bad_id" {
  family                = "invoices"
  container_definitions = jsonencode([{ name = "app", image = "invoices:1", user = "0:0" }])
}
