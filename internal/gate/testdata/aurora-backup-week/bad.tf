resource "aws_rds_cluster" "bad_missing" {
  engine = "aurora-postgresql"
}

resource "aws_rds_cluster" "bad_few" {
  engine                  = "aurora-postgresql"
  backup_retention_period = 6
}
