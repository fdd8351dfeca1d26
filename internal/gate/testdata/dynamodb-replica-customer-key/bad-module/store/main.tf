variable "settings" {
  type = object({
    name        = string
    kms_key_arn = optional(string)
  })
}

resource "aws_dynamodb_table_replica" "bad" {
  kms_key_arn = var.settings.kms_key_arn
}
