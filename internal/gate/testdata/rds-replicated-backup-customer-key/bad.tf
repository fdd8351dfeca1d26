resource "aws_db_instance_automated_backups_replication" "bad" {
  source_db_instance_arn = aws_db_instance.orders.arn
}
