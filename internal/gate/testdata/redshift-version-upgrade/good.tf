resource "aws_redshift_cluster" "reports" {
  allow_version_upgrade = true
}

resource "aws_redshift_cluster" "by_default" {
  cluster_identifier = "ledger"
}
