variable "settings" {
  type = object({
    name       = string
    kms_key_id = optional(string, "arn:aws:kms:eu-west-1:123456789012:key/1")
  })
}

resource "aws_redshift_snapshot_copy_grant" "reports" {
  kms_key_id = var.settings.kms_key_id
}
