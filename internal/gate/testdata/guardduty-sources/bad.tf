resource "aws_guardduty_detector" "bad" {
  enable = true
  datasources {
    s3_logs {
      enable = false
    }
  }
}

resource "aws_guardduty_detector" "bad_2" {
  enable = true
  datasources {
    kubernetes {
      audit_logs {
        enable = false
      }
    }
  }
}
