resource "aws_opensearch_domain" "bad" {
  dynamic "advanced_security_options" {
    for_each = [false]
    content {
      enabled = advanced_security_options.value
    }
  }
}
