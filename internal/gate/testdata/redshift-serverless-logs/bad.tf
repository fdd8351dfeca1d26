resource "aws_redshiftserverless_namespace" "bad" {
  namespace_name = "reports"
}

resource "aws_redshiftserverless_namespace" "bad_some" {
  namespace_name = "ledger"
  log_exports    = ["useractivitylog"]
}
