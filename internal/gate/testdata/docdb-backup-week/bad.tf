resource "aws_docdb_cluster" "bad_missing" {
  cluster_identifier = "documents"
}

resource "aws_docdb_cluster" "bad_few" {
  backup_retention_period = 5
}
