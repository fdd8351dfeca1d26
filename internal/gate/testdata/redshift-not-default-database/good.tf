resource "aws_redshift_cluster" "reports" {
  database_name = "reports"
}

resource "aws_redshift_cluster" "restored" {
  snapshot_identifier = "ledger"
}

resource "aws_redshiftserverless_namespace" "reports" {
  db_name = "reports"
}
