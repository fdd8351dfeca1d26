variable "settings" {
  type = object({
    name        = string
    kms_key_arn = optional(string)
  })
}

resource "aws_dms_replication_instance" "bad" {
  kms_key_arn = var.settings.kms_key_arn
}
