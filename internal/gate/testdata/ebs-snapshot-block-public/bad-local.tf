locals {
  store = merge({ state = "unblocked" }, { name = "ledger" })
}

resource "aws_ebs_snapshot_block_public_access" "bad" {
  state = local.store.state
}
