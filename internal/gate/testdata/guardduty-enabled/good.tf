resource "aws_guardduty_detector" "orders" {
  enable = true
}

resource "aws_guardduty_detector" "invoices" {
}
