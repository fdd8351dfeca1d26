resource "aws_athena_workgroup" "orders" {
  name = "orders"
  configuration {
    publish_cloudwatch_metrics_enabled = true
  }
}

resource "aws_athena_workgroup" "invoices" {
  name = "orders"
}
