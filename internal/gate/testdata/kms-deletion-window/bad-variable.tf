variable "deletion_window_in_days" {
  default = 31
}

resource "aws_kms_key" "bad" {
  deletion_window_in_days = var.deletion_window_in_days
}
