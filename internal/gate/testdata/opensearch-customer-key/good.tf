resource "aws_kms_key" "search" {}

resource "aws_opensearch_domain" "orders" {
  encrypt_at_rest {
    enabled    = true
    kms_key_id = aws_kms_key.search.key_id
  }
}
