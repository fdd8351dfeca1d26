resource "aws_docdb_cluster" "bad" {
  cluster_identifier = "documents"
}

resource "aws_docdb_cluster" "bad_false" {
  deletion_protection = false
}
