resource "aws_rds_cluster" "bad_missing" {
  engine = "aurora-postgresql"
}

resource "aws_rds_cluster" "bad_false" {
  engine            = "aurora-mysql"
  storage_encrypted = false
}

resource "aws_rds_cluster" "bad_serverless" {
  engine            = "aurora-mysql"
  engine_mode       = "serverless"
  storage_encrypted = false
}
