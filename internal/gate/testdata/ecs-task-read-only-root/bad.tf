resource "aws_ecs_task_definition" "bad" {
  family                = "orders"
  container_definitions = jsonencode([{ name = "app", image = "orders:1" }])
}

resource "aws_ecs_task_definition" "bad_second" {
  family                = "invoices"
  container_definitions = <<EOF
[
  {"name": "app", "image": "invoices:1", "readonlyRootFilesystem": true},
  {"name": "agent", "image": "agent:1", "readonlyRootFilesystem": false}
]
EOF
}
