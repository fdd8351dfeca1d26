resource "aws_kms_key" "audit" {}
resource "aws_cloudtrail_event_data_store" "audit" {
  name       = "audit"
  kms_key_id = aws_kms_key.audit.arn
}
