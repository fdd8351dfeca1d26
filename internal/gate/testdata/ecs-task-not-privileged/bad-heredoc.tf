variable "memory" {
  type = number
}

resource "aws_ecr_repository" "orders" {
  name = "orders"
}

resource "aws_ecs_task_definition" "bad" {
  family                = "orders"
  container_definitions = <<EOF
[
  {
    "name": "app",
    "image": "${aws_ecr_repository.orders.repository_url}:1",
    "memory": ${var.memory},
    "privileged": true
  }
]
EOF
}
