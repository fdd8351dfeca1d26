variable "logs" {
  type    = list(string)
  default = ["postgresql"]
}

resource "aws_db_instance" "orders" {
  enabled_cloudwatch_logs_exports = var.logs
}

resource "aws_rds_cluster" "orders" {
  enabled_cloudwatch_logs_exports = ["audit"]
}
