resource "aws_opensearch_domain" "orders" {
  advanced_security_options {
    enabled                        = true
    internal_user_database_enabled = false
  }
}
