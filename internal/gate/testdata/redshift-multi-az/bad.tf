resource "aws_redshift_cluster" "bad" {
  cluster_identifier = "reports"
}

resource "aws_redshift_cluster" "bad_false" {
  multi_az = false
}
