variable "settings" {
  type = object({
    name                = string
    enhanced_monitoring = optional(string, "DEFAULT")
  })
}

resource "aws_msk_cluster" "bad" {
  enhanced_monitoring = var.settings.enhanced_monitoring
}
