variable "s3_bucket_name" {
  default = "audit"
}

variable "include_global_service_events" {
  default = false
}

resource "aws_cloudtrail" "bad" {
  name                          = "audit"
  s3_bucket_name                = var.s3_bucket_name
  include_global_service_events = var.include_global_service_events
}
