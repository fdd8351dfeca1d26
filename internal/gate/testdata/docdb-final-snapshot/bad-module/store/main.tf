variable "settings" {
  type = object({
    name                = string
    skip_final_snapshot = optional(bool, true)
  })
}

resource "aws_docdb_cluster" "bad" {
  skip_final_snapshot = var.settings.skip_final_snapshot
}
