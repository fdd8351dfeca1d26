resource "aws_db_instance" "bad_missing" {
  engine = "postgres"
}

resource "aws_rds_cluster_instance" "bad_false" {
  performance_insights_enabled = false
}
