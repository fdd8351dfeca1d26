resource "aws_guardduty_detector_feature" "bad" {
  count       = 2
  detector_id = "1"
  name        = "S3_DATA_EVENTS"
  status      = "DISABLED"
}
