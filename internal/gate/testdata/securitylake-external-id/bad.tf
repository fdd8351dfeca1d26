resource "aws_securitylake_subscriber" "bad" {
  subscriber_name = "orders"
  source {
    aws_log_source_resource {
      source_name = "ROUTE53"
    }
  }
  subscriber_identity {
    principal = "111111111111"
  }
}
