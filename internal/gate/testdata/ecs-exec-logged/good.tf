resource "aws_ecs_cluster" "orders" {
  name = "orders"
}

resource "aws_ecs_cluster" "invoices" {
  name = "invoices"
  configuration {
    execute_command_configuration {
      logging = "OVERRIDE"
      log_configuration {
        cloud_watch_log_group_name = "exec"
      }
    }
  }
}
