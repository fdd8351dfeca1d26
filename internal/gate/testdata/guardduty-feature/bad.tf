resource "aws_guardduty_detector_feature" "bad" {
  detector_id = "1"
  name        = "S3_DATA_EVENTS"
  status      = "DISABLED"
}
