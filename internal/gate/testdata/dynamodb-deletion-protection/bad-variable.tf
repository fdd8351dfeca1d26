variable "deletion_protection_enabled" {
  type    = bool
  default = false
}

resource "aws_dynamodb_table" "bad" {
  deletion_protection_enabled = var.deletion_protection_enabled
}
