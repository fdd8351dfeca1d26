variable "kms_key_id" {
  type    = string
  default = null
}

resource "aws_db_instance" "bad" {
  kms_key_id = var.kms_key_id
}
