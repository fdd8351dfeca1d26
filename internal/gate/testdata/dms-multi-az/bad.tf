resource "aws_dms_replication_instance" "bad" {
  replication_instance_id = "orders"
}

resource "aws_dms_replication_instance" "bad_false" {
  multi_az = false
}
