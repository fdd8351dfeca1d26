resource "aws_kms_key" "own" {}

resource "aws_location_tracker" "orders" {
  tracker_name = "orders"
  kms_key_id   = aws_kms_key.own.arn
}
