resource "aws_rds_cluster" "orders" {
  engine                          = "aurora-mysql"
  enabled_cloudwatch_logs_exports = concat(["audit"], ["error"])
}

resource "aws_rds_cluster" "postgres" {
  engine = "aurora-postgresql"
}
