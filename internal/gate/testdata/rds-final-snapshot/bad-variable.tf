variable "skip_final_snapshot" {
  type    = bool
  default = true
}

resource "aws_db_instance" "bad" {
  skip_final_snapshot = var.skip_final_snapshot
}
