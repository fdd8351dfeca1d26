variable "kms_master_key_id" {
  type    = string
  default = "alias/orders"
}

resource "aws_sqs_queue" "orders" {
  kms_master_key_id = var.kms_master_key_id
}
