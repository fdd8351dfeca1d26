variable "settings" {
  type = object({
    name               = string
    security_group_ids = optional(list(string), [])
  })
}

resource "aws_opensearch_domain" "bad" {
  vpc_options {
    security_group_ids = var.settings.security_group_ids
  }
}
