resource "aws_guardduty_detector" "orders" {
  enable                       = true
  finding_publishing_frequency = "FIFTEEN_MINUTES"
}

resource "aws_guardduty_detector" "invoices" {
  enable                       = true
  finding_publishing_frequency = "ONE_HOUR"
}
