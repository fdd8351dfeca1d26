resource "aws_db_snapshot_copy" "bad" {
  source_db_snapshot_identifier = "orders"
  target_db_snapshot_identifier = "orders-copy"
}
