resource "aws_dms_replication_instance" "bad" {
  publicly_accessible = true
}
