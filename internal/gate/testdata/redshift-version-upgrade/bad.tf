resource "aws_redshift_cluster" "bad" {
  allow_version_upgrade = false
}
