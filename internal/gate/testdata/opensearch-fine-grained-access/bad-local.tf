locals {
  store = merge({ enabled = false }, { name = "reports" })
}

resource "aws_opensearch_domain" "bad" {
  advanced_security_options {
    enabled = local.store.enabled
  }
}
