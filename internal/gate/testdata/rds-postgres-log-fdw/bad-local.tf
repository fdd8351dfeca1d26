locals {
  store = merge({ engine_version = "12.6" }, { name = "reports" })
}

resource "aws_db_instance" "bad" {
  engine         = "postgres"
  engine_version = local.store.engine_version
}
