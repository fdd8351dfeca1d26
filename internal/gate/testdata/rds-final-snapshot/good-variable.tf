variable "skip_final_snapshot" {
  type    = bool
  default = false
}

resource "aws_db_instance" "invoices" {
  skip_final_snapshot = var.skip_final_snapshot
}
