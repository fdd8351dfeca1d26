resource "aws_opensearch_domain" "cambio" {
  dynamic "log_publishing_options" {
    for_each = [true]
    content {
      enabled = log_publishing_options.value
    }
  }
}
