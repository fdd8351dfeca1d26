resource "aws_redshift_cluster" "inline" {
  cluster_identifier = "reports"

  logging {
    enable      = true
    bucket_name = "reports-logs"
  }
}

resource "aws_redshift_cluster" "apart" {
  cluster_identifier = "ledger"
}

resource "aws_redshift_logging" "ledger" {
  cluster_identifier   = aws_redshift_cluster.apart.cluster_identifier
  log_destination_type = "cloudwatch"
}

resource "aws_redshift_cluster" "by_id" {
  cluster_identifier = "sales"
}

resource "aws_redshift_logging" "sales" {
  cluster_identifier = aws_redshift_cluster.by_id.id
  bucket_name        = "sales-logs"
}
