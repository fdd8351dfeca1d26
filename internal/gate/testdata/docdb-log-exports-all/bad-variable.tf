variable "enabled_cloudwatch_logs_exports" {
  type    = list(string)
  default = ["audit"]
}

resource "aws_docdb_cluster" "bad" {
  enabled_cloudwatch_logs_exports = var.enabled_cloudwatch_logs_exports
}
