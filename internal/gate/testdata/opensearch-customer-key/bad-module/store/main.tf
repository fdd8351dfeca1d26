variable "settings" {
  type = object({
    name       = string
    kms_key_id = optional(string)
  })
}

resource "aws_opensearch_domain" "bad" {
  encrypt_at_rest {
    kms_key_id = var.settings.kms_key_id
  }
}
