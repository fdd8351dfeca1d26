resource "aws_db_instance" "bad" {
  auto_minor_version_upgrade = false
}

resource "aws_rds_cluster_instance" "bad_member" {
  auto_minor_version_upgrade = false
}
