resource "aws_opensearch_domain" "bad" {
  log_publishing_options {
    log_type                 = "AUDIT_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:search"
  }
}

resource "aws_opensearch_domain" "bad_missing" {
  domain_name = "orders"
}
