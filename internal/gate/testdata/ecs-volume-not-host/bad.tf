resource "aws_ecs_task_definition" "bad" {
  family                = "orders"
  container_definitions = jsonencode([{ name = "app", image = "orders:1" }])
  volume {
    name = "scratch"
  }
  volume {
    name      = "engine"
    host_path = "/var/run/docker.sock"
  }
}

resource "aws_ecs_task_definition" "bad_root" {
  family                = "invoices"
  container_definitions = jsonencode([{ name = "app", image = "invoices:1" }])
  volume {
    name      = "host"
    host_path = "/"
  }
}
