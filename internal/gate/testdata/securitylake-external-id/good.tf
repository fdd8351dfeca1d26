resource "aws_securitylake_subscriber" "orders" {
  subscriber_name = "orders"
  source {
    aws_log_source_resource {
      source_name = "ROUTE53"
    }
  }
  subscriber_identity {
    external_id = "orders"
    principal   = "111111111111"
  }
}
