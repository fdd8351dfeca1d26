locals {
  store = merge({ ssl_mode = "none" }, { name = "invoices" })
}

resource "aws_dms_endpoint" "bad" {
  engine_name = "postgres"
  ssl_mode    = local.store.ssl_mode
}
