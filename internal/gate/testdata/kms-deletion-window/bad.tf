resource "aws_kms_key" "bad" {
  deletion_window_in_days = 31
}
