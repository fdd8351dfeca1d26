variable "settings" {
  type = object({
    name                   = string
    zone_awareness_enabled = optional(bool, false)
  })
}

resource "aws_opensearch_domain" "bad" {
  cluster_config {
    zone_awareness_enabled = var.settings.zone_awareness_enabled
  }
}
