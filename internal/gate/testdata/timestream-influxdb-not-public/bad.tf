resource "aws_timestreaminfluxdb_db_instance" "bad" {
  publicly_accessible = true
}
