resource "aws_qldb_ledger" "stated" {
  deletion_protection = true
}

resource "aws_qldb_ledger" "by_default" {
  name = "ledger"
}
