locals {
  store = merge({ enabled = true }, { name = "reports" })
}

resource "aws_dynamodb_table" "reports" {
  server_side_encryption {
    enabled = local.store.enabled
  }
}
