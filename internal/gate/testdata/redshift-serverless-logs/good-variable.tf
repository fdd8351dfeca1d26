variable "log_exports" {
  type    = list(string)
  default = ["connectionlog", "userlog"]
}

resource "aws_redshiftserverless_namespace" "ledger" {
  log_exports = var.log_exports
}
