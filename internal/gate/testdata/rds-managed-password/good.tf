resource "aws_db_instance" "orders" {
  manage_master_user_password = true
}

resource "aws_rds_cluster" "orders" {
  manage_master_user_password = true
}

resource "aws_db_instance" "replica" {
  replicate_source_db = aws_db_instance.orders.identifier
  password            = null
}

resource "aws_redshift_cluster" "reports" {
  manage_master_password = true
}

resource "aws_redshiftserverless_namespace" "reports" {
  namespace_name        = "reports"
  manage_admin_password = true
}
