variable "settings" {
  type = object({
    name       = string
    kms_key_id = optional(string)
  })
}

resource "aws_docdb_cluster" "bad" {
  kms_key_id = var.settings.kms_key_id
}
