resource "aws_kms_key" "exec" {}
resource "aws_ecs_cluster" "orders" {
  name = "orders"
  configuration {
    execute_command_configuration {
      kms_key_id = aws_kms_key.exec.arn
      logging    = "OVERRIDE"
      log_configuration {
        cloud_watch_encryption_enabled = true
        cloud_watch_log_group_name     = "exec"
      }
    }
  }
}

resource "aws_ecs_cluster" "invoices" {
  name = "invoices"
}
