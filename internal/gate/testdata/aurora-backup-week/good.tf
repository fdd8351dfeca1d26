resource "aws_rds_cluster" "orders" {
  backup_retention_period = 35
}
