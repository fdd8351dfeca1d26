locals {
  store = merge({ enabled = false }, { name = "reports" })
}

resource "aws_dynamodb_table" "bad" {
  server_side_encryption {
    enabled = local.store.enabled
  }
}
