resource "aws_db_instance" "orders" {
  backup_retention_period = 7
}
