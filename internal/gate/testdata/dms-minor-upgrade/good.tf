resource "aws_dms_replication_instance" "orders" {
  auto_minor_version_upgrade = true
}
