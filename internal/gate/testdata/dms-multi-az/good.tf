resource "aws_dms_replication_instance" "orders" {
  multi_az = true
}
