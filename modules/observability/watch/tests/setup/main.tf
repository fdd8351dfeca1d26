# A log group for the filter to look at.

resource "aws_cloudwatch_log_group" "this" {
  name = "/cambio/dev/orders"
}

output "log_group" {
  value = aws_cloudwatch_log_group.this.name
}
