variable "encrypted" {
  type = bool
}

resource "aws_db_instance" "unsure" {
  storage_encrypted = var.encrypted
}
