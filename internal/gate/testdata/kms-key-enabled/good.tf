resource "aws_kms_key" "orders" {
  is_enabled = true
}

resource "aws_kms_key" "invoices" {
}
