variable "encryption" {
  default = []
}

resource "aws_elasticsearch_domain" "bad" {
  domain_name = "orders"

  dynamic "encrypt_at_rest" {
    for_each = var.encryption
    content {
      enabled = true
    }
  }
}
