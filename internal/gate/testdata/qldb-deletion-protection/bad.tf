resource "aws_qldb_ledger" "bad" {
  deletion_protection = false
}
