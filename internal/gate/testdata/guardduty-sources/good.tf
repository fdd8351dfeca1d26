resource "aws_guardduty_detector" "orders" {
  enable = true
  datasources {
    s3_logs {
      enable = true
    }
  }
}

resource "aws_guardduty_detector" "invoices" {
  enable = true
}
