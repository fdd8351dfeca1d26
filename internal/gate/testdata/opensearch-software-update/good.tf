resource "aws_opensearch_domain" "orders" {
  software_update_options {
    auto_software_update_enabled = true
  }
}
