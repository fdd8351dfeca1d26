locals {
  store = merge({ iam_database_authentication_enabled = true }, { name = "reports" })
}

resource "aws_neptune_cluster" "reports" {
  iam_database_authentication_enabled = local.store.iam_database_authentication_enabled
}
