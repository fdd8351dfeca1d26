variable "log_group" {
  type    = string
  default = null
}

resource "aws_datasync_task" "bad" {
  name                     = "orders"
  cloudwatch_log_group_arn = var.log_group
  options {
    log_level = "BASIC"
  }
}
