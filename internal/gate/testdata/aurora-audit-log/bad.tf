resource "aws_rds_cluster" "bad_missing" {
  engine = "aurora-mysql"
}

resource "aws_rds_cluster" "bad_other" {
  engine                          = "aurora-mysql"
  enabled_cloudwatch_logs_exports = ["error", "slowquery"]
}
