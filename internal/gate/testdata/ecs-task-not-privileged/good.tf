resource "aws_ecs_task_definition" "orders" {
  family                = "orders"
  container_definitions = jsonencode([{ name = "app", image = "orders:1", privileged = false }])
}

resource "aws_ecs_task_definition" "invoices" {
  family                = "invoices"
  container_definitions = <<EOF
[{"name": "app", "image": "invoices:1"}]
EOF
}
