resource "aws_redshift_cluster" "bad" {
  cluster_identifier = "reports"
}

resource "aws_redshift_cluster" "bad_stated" {
  port = 5439
}
