resource "aws_dms_replication_instance" "bad_missing" {
  replication_instance_id = "orders"
}

resource "aws_dms_replication_instance" "bad_false" {
  auto_minor_version_upgrade = false
}
