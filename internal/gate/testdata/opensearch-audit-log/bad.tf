resource "aws_opensearch_domain" "bad_missing" {
  domain_name = "orders"
}

resource "aws_elasticsearch_domain" "bad_other" {
  log_publishing_options {
    log_type                 = "SEARCH_SLOW_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:search"
  }
}

resource "aws_elasticsearch_domain" "bad_off" {
  log_publishing_options {
    log_type                 = "AUDIT_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:search"
    enabled                  = false
  }
}
