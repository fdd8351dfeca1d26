resource "aws_macie2_account" "orders" {
  status = "ENABLED"
}

resource "aws_macie2_account" "invoices" {
}
