resource "aws_keyspaces_table" "orders" {
  point_in_time_recovery {
    status = "ENABLED"
  }
}
