resource "aws_qldb_ledger" "bad" {
  permissions_mode = "ALLOW_ALL"
}
