variable "publish_cloudwatch_metrics_enabled" {
  default = false
}

resource "aws_athena_workgroup" "bad" {
  name = "orders"
  configuration {
    publish_cloudwatch_metrics_enabled = var.publish_cloudwatch_metrics_enabled
  }
}
