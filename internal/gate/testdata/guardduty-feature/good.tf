resource "aws_guardduty_detector_feature" "orders" {
  detector_id = "1"
  name        = "S3_DATA_EVENTS"
  status      = "ENABLED"
}
