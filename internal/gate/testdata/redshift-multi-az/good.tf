resource "aws_redshift_cluster" "reports" {
  multi_az = true
}
