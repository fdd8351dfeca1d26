variable "settings" {
  type = object({
    name       = string
    kms_key_id = optional(string)
  })
}

resource "aws_mq_broker" "bad" {
  encryption_options {
    kms_key_id = var.settings.kms_key_id
  }
}
