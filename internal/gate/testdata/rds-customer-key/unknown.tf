variable "key_arn" {
  type = string
}

resource "aws_db_instance" "unsure" {
  kms_key_id = var.key_arn
}
