resource "aws_cloudtrail_event_data_store" "bad" {
  name = "audit"
}
