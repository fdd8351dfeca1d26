resource "aws_db_instance" "bad_missing" {
  engine = "postgres"
}

resource "aws_db_instance" "bad_empty" {
  engine                          = "postgres"
  enabled_cloudwatch_logs_exports = []
}

resource "aws_rds_cluster" "bad_cluster" {
  engine = "aurora-mysql"
}
