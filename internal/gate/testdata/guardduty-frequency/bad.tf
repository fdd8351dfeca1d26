resource "aws_guardduty_detector" "bad" {
  enable = true
}

resource "aws_guardduty_detector" "bad_2" {
  enable                       = true
  finding_publishing_frequency = "SIX_HOURS"
}
