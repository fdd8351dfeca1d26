resource "aws_redshift_cluster" "stated" {
  encrypted = true
}

resource "aws_redshift_cluster" "by_default" {
  cluster_identifier = "reports"
}
