variable "settings" {
  type = object({
    name     = string
    acl_name = optional(string, "open-access")
  })
}

resource "aws_memorydb_cluster" "bad" {
  acl_name = var.settings.acl_name
}
