variable "deletion_protection" {
  type    = bool
  default = false
}

resource "aws_docdb_cluster" "bad" {
  deletion_protection = var.deletion_protection
}
