variable "stores" {
  type    = list(object({ auto_software_update_enabled = bool }))
  default = [{ auto_software_update_enabled = false }]
}

resource "aws_opensearch_domain" "bad" {
  count = length(var.stores)

  software_update_options {
    auto_software_update_enabled = var.stores[count.index].auto_software_update_enabled
  }
}
