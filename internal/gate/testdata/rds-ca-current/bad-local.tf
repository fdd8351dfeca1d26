locals {
  store = merge({ ca_cert_identifier = "rds-ca-2019" }, { name = "carts" })
}

resource "aws_db_instance" "bad" {
  ca_cert_identifier = local.store.ca_cert_identifier
}
