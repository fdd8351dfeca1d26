resource "aws_rds_cluster" "orders" {
  cluster_identifier = "orders"
}

resource "aws_redshift_cluster" "reports" {
  cluster_identifier = "reports"
}

resource "aws_backup_selection" "databases" {
  name      = "databases"
  plan_id   = "daily"
  resources = [aws_rds_cluster.orders.arn, aws_redshift_cluster.reports.arn]
}
