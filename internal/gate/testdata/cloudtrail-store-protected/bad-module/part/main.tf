resource "aws_cloudtrail_event_data_store" "bad" {
  name                           = "audit"
  termination_protection_enabled = false
}
