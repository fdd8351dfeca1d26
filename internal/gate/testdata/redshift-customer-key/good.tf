resource "aws_kms_key" "reports" {}

resource "aws_redshift_cluster" "reports" {
  encrypted  = true
  kms_key_id = aws_kms_key.reports.arn
}

resource "aws_redshiftserverless_namespace" "reports" {
  namespace_name = "reports"
  kms_key_id     = aws_kms_key.reports.arn
}
