resource "aws_kms_key" "orders" {
  deletion_window_in_days = 30
}

resource "aws_kms_key" "invoices" {
}
