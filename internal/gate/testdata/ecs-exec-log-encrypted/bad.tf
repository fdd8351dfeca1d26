resource "aws_kms_key" "exec" {}
resource "aws_ecs_cluster" "bad" {
  name = "orders"
  configuration {
    execute_command_configuration {
      logging = "DEFAULT"
    }
  }
}

resource "aws_ecs_cluster" "bad_group" {
  name = "invoices"
  configuration {
    execute_command_configuration {
      kms_key_id = aws_kms_key.exec.arn
      logging    = "OVERRIDE"
      log_configuration {
        cloud_watch_encryption_enabled = false
        cloud_watch_log_group_name     = "exec"
      }
    }
  }
}
