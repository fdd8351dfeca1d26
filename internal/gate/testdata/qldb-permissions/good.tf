resource "aws_qldb_ledger" "ledger" {
  permissions_mode = "STANDARD"
}
