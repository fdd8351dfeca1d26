variable "encrypted" {
  type    = bool
  default = false
}

resource "aws_db_instance" "bad_default" {
  count = var.encrypted ? 0 : 1

  storage_encrypted = var.encrypted
}

resource "aws_db_instance" "this" {
  count = var.encrypted ? 1 : 0

  storage_encrypted = var.encrypted
}
