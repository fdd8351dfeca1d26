resource "aws_ecs_task_definition" "bad" {
  family                = "orders"
  container_definitions = jsonencode([{ name = "app", image = "orders:1" }])
  volume {
    name = "data"
    efs_volume_configuration {
      file_system_id     = "fs-1"
      transit_encryption = "ENABLED"
    }
  }
}
