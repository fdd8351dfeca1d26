locals {
  store = merge({ unauthenticated = true }, { name = "ledger" })
}

resource "aws_msk_cluster" "bad" {
  client_authentication {
    unauthenticated = local.store.unauthenticated
  }
}
