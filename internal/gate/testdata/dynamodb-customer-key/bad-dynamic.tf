variable "key_arn" {
  type    = string
  default = null
}

resource "aws_dynamodb_table" "bad" {
  name = "orders"

  dynamic "server_side_encryption" {
    for_each = var.key_arn == null ? [] : [var.key_arn]
    content {
      enabled     = true
      kms_key_arn = server_side_encryption.value
    }
  }
}
