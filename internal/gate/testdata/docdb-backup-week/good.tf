resource "aws_docdb_cluster" "documents" {
  backup_retention_period = 7
}
