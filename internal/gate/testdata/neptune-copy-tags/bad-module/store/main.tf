variable "settings" {
  type = object({
    name                  = string
    copy_tags_to_snapshot = optional(bool, false)
  })
}

resource "aws_neptune_cluster" "bad" {
  copy_tags_to_snapshot = var.settings.copy_tags_to_snapshot
}
