resource "aws_redshift_cluster" "bad_missing" {
  cluster_identifier = "reports"
}

resource "aws_redshift_cluster" "bad_false" {
  cluster_identifier = "ledger"

  logging {
    enable = false
  }
}
