resource "aws_db_instance_automated_backups_replication" "orders" {
  source_db_instance_arn = aws_db_instance.orders.arn
  kms_key_id             = "arn:aws:kms:eu-central-1:123456789012:key/1"
}
