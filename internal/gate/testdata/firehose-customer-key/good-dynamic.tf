resource "aws_kinesis_firehose_delivery_stream" "cambio" {
  dynamic "server_side_encryption" {
    for_each = ["arn:aws:kms:eu-west-1:123456789012:key/1"]
    content {
      key_type = "CUSTOMER_MANAGED_CMK"
      key_arn  = server_side_encryption.value
    }
  }
}
