variable "log_exports" {
  type    = list(string)
  default = []
}

resource "aws_redshiftserverless_namespace" "bad" {
  log_exports = var.log_exports
}
