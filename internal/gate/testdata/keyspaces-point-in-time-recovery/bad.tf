resource "aws_keyspaces_table" "bad_missing" {
  table_name = "orders"
}

resource "aws_keyspaces_table" "bad_off" {
  point_in_time_recovery {
    status = "DISABLED"
  }
}
