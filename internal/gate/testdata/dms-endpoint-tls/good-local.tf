locals {
  store = merge({ ssl_mode = "require" }, { name = "invoices" })
}

resource "aws_dms_endpoint" "invoices" {
  engine_name = "postgres"
  ssl_mode    = local.store.ssl_mode
}
