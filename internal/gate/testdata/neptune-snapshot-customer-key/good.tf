resource "aws_kms_key" "graph" {}

resource "aws_neptune_cluster" "graph" {
  storage_encrypted = true
  kms_key_arn       = aws_kms_key.graph.arn
}

resource "aws_neptune_cluster_snapshot" "graph" {
  db_cluster_identifier = aws_neptune_cluster.graph.id
}

resource "aws_neptune_cluster_snapshot" "elsewhere" {
  db_cluster_identifier = "ledger"
}
