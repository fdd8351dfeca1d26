resource "aws_db_cluster_snapshot" "bad" {
  db_cluster_identifier          = aws_rds_cluster.removed.id
  db_cluster_snapshot_identifier = "orders"
}
