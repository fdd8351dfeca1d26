resource "aws_redshift_cluster" "bad" {
  skip_final_snapshot = true
}
