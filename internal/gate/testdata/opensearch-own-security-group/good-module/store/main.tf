variable "settings" {
  type = object({
    name               = string
    security_group_ids = optional(list(string), ["sg-0a"])
  })
}

resource "aws_opensearch_domain" "invoices" {
  vpc_options {
    security_group_ids = var.settings.security_group_ids
  }
}
