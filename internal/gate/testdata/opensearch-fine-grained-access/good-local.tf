locals {
  store = merge({ enabled = true }, { name = "reports" })
}

resource "aws_opensearch_domain" "reports" {
  advanced_security_options {
    enabled = local.store.enabled
  }
}
