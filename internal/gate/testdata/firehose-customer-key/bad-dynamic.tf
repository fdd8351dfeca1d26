resource "aws_kinesis_firehose_delivery_stream" "bad" {
  dynamic "server_side_encryption" {
    for_each = [null]
    content {
      key_type = "CUSTOMER_MANAGED_CMK"
      key_arn  = server_side_encryption.value
    }
  }
}
