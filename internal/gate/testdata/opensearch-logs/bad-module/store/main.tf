variable "settings" {
  type = object({
    name    = string
    enabled = optional(bool, false)
  })
}

resource "aws_opensearch_domain" "bad" {
  log_publishing_options {
    enabled = var.settings.enabled
  }
}
