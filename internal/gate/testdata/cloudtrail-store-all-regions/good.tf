resource "aws_cloudtrail_event_data_store" "audit" {
  name = "audit"
}
