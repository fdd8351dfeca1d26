variable "settings" {
  type = object({
    name     = string
    acl_name = optional(string, "ledger")
  })
}

resource "aws_memorydb_cluster" "orders" {
  acl_name = var.settings.acl_name
}
