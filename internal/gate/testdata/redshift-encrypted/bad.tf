resource "aws_redshift_cluster" "bad" {
  cluster_identifier = "reports"
  encrypted          = false
}

resource "aws_redshift_cluster" "bad_text" {
  cluster_identifier = "ledger"
  encrypted          = "false"
}
