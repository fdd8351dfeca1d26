variable "kms_master_key_id" {
  type    = string
  default = "alias/aws/sqs"
}

resource "aws_sqs_queue" "bad" {
  kms_master_key_id = var.kms_master_key_id
}
