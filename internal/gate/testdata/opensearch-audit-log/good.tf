resource "aws_opensearch_domain" "orders" {
  dynamic "log_publishing_options" {
    for_each = toset(["INDEX_SLOW_LOGS", "AUDIT_LOGS"])
    content {
      log_type                 = log_publishing_options.value
      cloudwatch_log_group_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:search"
    }
  }
}
