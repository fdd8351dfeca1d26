variable "settings" {
  type = object({
    name                = string
    skip_final_snapshot = optional(bool, false)
  })
}

resource "aws_docdb_cluster" "reports" {
  skip_final_snapshot = var.settings.skip_final_snapshot
}
