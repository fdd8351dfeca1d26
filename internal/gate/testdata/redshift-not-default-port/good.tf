resource "aws_redshift_cluster" "reports" {
  port = 8192
}
