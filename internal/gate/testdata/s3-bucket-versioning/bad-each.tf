locals {
  stores = {
    orders   = true
    invoices = true
  }
}

resource "aws_s3_bucket" "bad" {
  for_each = local.stores
  bucket   = "cambio-${each.key}"
  dynamic "versioning" {
    for_each = each.value ? [] : [1]
    content {
      enabled = true
    }
  }
}
