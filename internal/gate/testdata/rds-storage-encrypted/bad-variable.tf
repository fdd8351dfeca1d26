variable "encrypted" {
  type    = bool
  default = false
}

locals {
  databases = {
    orders   = { encrypted = var.encrypted }
    invoices = { encrypted = !var.encrypted }
  }
}

resource "aws_db_instance" "bad_each" {
  for_each = { for name, d in local.databases : name => d if !d.encrypted }

  identifier        = each.key
  storage_encrypted = each.value.encrypted
}

resource "aws_db_instance" "invoices" {
  storage_encrypted = local.databases.invoices.encrypted
}

resource "aws_db_instance" "bad_restored" {
  snapshot_identifier = "orders-2026-05-01"
  storage_encrypted   = var.encrypted
}
