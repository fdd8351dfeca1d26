resource "aws_opensearch_domain" "bad" {
  domain_name = "orders"
}

resource "aws_opensearch_domain" "bad_false" {
  software_update_options {
    auto_software_update_enabled = false
  }
}
