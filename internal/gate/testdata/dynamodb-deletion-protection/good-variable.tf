variable "deletion_protection_enabled" {
  type    = bool
  default = true
}

resource "aws_dynamodb_table" "invoices" {
  deletion_protection_enabled = var.deletion_protection_enabled
}
