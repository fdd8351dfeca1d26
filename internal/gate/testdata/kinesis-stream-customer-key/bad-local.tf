locals {
  store = merge({ kms_key_id = "alias/aws/kinesis" }, { name = "reports" })
}

resource "aws_kinesis_stream" "bad" {
  kms_key_id = local.store.kms_key_id
}
