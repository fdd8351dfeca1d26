locals {
  store = merge({ deployment_type = "SINGLE_AZ_2" }, { name = "ledger" })
}

resource "aws_fsx_openzfs_file_system" "bad" {
  deployment_type = local.store.deployment_type
}
