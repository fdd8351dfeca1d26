locals {
  store = merge({ iam_database_authentication_enabled = false }, { name = "reports" })
}

resource "aws_neptune_cluster" "bad" {
  iam_database_authentication_enabled = local.store.iam_database_authentication_enabled
}
