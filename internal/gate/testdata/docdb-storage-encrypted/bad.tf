resource "aws_docdb_cluster" "bad_missing" {
  cluster_identifier = "documents"
}

resource "aws_docdb_cluster" "bad_false" {
  cluster_identifier = "orders"
  storage_encrypted  = false
}
