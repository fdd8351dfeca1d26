# CloudFront delivers its access logs by CloudWatch Logs (standard logging v2), whose part of it is in us-east-1 wherever the
# bucket is. The older way needs ACLs on the bucket, which buckets of this library do not have
# (CloudFront guide, "Configure standard logging (v2)").

resource "aws_cloudwatch_log_delivery_source" "this" {
  region = "us-east-1"

  name         = var.name
  log_type     = "ACCESS_LOGS"
  resource_arn = var.distribution_arn
}

resource "aws_cloudwatch_log_delivery_destination" "this" {
  region = "us-east-1"

  name          = var.name
  output_format = "json"

  delivery_destination_configuration {
    destination_resource_arn = var.bucket_arn
  }
}

resource "aws_cloudwatch_log_delivery" "this" {
  region = "us-east-1"

  delivery_source_name     = aws_cloudwatch_log_delivery_source.this.name
  delivery_destination_arn = aws_cloudwatch_log_delivery_destination.this.arn

  # No cookies, no query strings and no referrers, which repeat them: they may carry what must not be in a log.
  record_fields = [
    "date", "time", "x-edge-location", "sc-bytes", "c-ip", "cs-method", "cs(Host)", "cs-uri-stem", "sc-status", "cs(User-Agent)",
    "x-edge-result-type", "x-edge-request-id", "x-host-header", "cs-protocol", "cs-bytes", "time-taken", "ssl-protocol",
    "x-edge-response-result-type", "cs-protocol-version", "time-to-first-byte", "x-edge-detailed-result-type", "sc-content-type",
  ]
}
