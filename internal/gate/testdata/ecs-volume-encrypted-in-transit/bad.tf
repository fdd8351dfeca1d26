resource "aws_ecs_task_definition" "bad" {
  family                = "orders"
  container_definitions = jsonencode([{ name = "app", image = "orders:1" }])
  volume {
    name = "data"
    efs_volume_configuration {
      file_system_id = "fs-1"
    }
  }
}

resource "aws_ecs_task_definition" "bad_one" {
  family                = "invoices"
  container_definitions = jsonencode([{ name = "app", image = "invoices:1" }])
  dynamic "volume" {
    for_each = { plain = "DISABLED", safe = "ENABLED" }
    content {
      name = volume.key
      efs_volume_configuration {
        file_system_id     = "fs-1"
        transit_encryption = volume.value
      }
    }
  }
}
