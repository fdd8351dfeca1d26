resource "aws_docdb_cluster" "documents" {
  deletion_protection = true
}
