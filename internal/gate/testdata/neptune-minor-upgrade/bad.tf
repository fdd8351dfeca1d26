resource "aws_neptune_cluster_instance" "bad" {
  auto_minor_version_upgrade = false
}
