locals {
  store = merge({ engine_version = "12.7" }, { name = "reports" })
}

resource "aws_db_instance" "reports" {
  engine         = "postgres"
  engine_version = local.store.engine_version
}
