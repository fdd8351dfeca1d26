resource "aws_redshiftserverless_namespace" "reports" {
  namespace_name = "reports"
  log_exports    = ["userlog", "connectionlog"]
}
