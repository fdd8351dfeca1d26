resource "aws_cloudtrail_event_data_store" "bad" {
  count = 2
  name  = "audit"
}
