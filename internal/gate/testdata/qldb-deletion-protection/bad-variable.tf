variable "deletion_protection" {
  type    = bool
  default = false
}

resource "aws_qldb_ledger" "bad" {
  deletion_protection = var.deletion_protection
}
