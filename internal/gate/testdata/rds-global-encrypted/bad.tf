resource "aws_rds_global_cluster" "bad_missing" {
  global_cluster_identifier = "orders"
  engine                    = "aurora-postgresql"
}

resource "aws_rds_global_cluster" "bad_false" {
  global_cluster_identifier = "orders"
  storage_encrypted         = false
}

resource "aws_docdb_global_cluster" "bad_documents" {
  global_cluster_identifier = "documents"
}

resource "aws_neptune_global_cluster" "bad_graph" {
  global_cluster_identifier = "graph"
}
