resource "aws_neptune_cluster" "graph" {
  storage_encrypted = true
}

resource "aws_neptune_cluster" "restored" {
  snapshot_identifier = "graph-2026-05-01"
}
