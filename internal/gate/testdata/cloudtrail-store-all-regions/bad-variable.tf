variable "multi_region_enabled" {
  default = false
}

resource "aws_cloudtrail_event_data_store" "bad" {
  name                 = "audit"
  multi_region_enabled = var.multi_region_enabled
}
