resource "aws_athena_workgroup" "bad" {
  name = "orders"
  configuration {
    publish_cloudwatch_metrics_enabled = false
  }
}
