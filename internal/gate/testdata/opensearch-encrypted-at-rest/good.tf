resource "aws_opensearch_domain" "orders" {
  encrypt_at_rest {
    enabled = true
  }
}

resource "aws_elasticsearch_domain" "invoices" {
  dynamic "encrypt_at_rest" {
    for_each = [true]
    content {
      enabled = encrypt_at_rest.value
    }
  }
}
