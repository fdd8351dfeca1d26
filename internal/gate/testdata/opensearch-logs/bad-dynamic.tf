resource "aws_opensearch_domain" "bad" {
  dynamic "log_publishing_options" {
    for_each = [false]
    content {
      enabled = log_publishing_options.value
    }
  }
}
