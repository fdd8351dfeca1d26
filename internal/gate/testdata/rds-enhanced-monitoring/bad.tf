resource "aws_db_instance" "bad_missing" {
  engine = "postgres"
}

resource "aws_db_instance" "bad_zero" {
  monitoring_interval = 0
}

resource "aws_rds_cluster_instance" "bad_member" {
  cluster_identifier = "orders"
}
