variable "deletion_protection" {
  type    = bool
  default = true
}

resource "aws_docdb_cluster" "ledger" {
  deletion_protection = var.deletion_protection
}
