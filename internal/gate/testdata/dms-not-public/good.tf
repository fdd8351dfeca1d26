resource "aws_dms_replication_instance" "stated" {
  publicly_accessible = false
}

resource "aws_dms_replication_instance" "by_default" {
  replication_instance_id = "orders"
}
