resource "aws_rds_cluster" "orders" {
  engine            = "aurora-postgresql"
  storage_encrypted = true
}

resource "aws_rds_cluster" "serverless" {
  engine      = "aurora-mysql"
  engine_mode = "serverless"
}

resource "aws_rds_cluster" "replica" {
  engine                        = "aurora-mysql"
  replication_source_identifier = "arn:aws:rds:eu-west-1:123456789012:cluster:orders"
}

resource "aws_rds_cluster" "restored" {
  engine = "aurora-mysql"
  restore_to_point_in_time {
    source_cluster_identifier = "orders"
  }
}
