variable "settings" {
  type = object({
    name        = string
    kms_key_arn = optional(string, "arn:aws:kms:eu-west-1:123456789012:key/1")
  })
}

resource "aws_memorydb_snapshot" "cambio" {
  kms_key_arn = var.settings.kms_key_arn
}
