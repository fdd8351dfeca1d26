variable "kms_key_id" {
  type    = string
  default = null
}

resource "aws_redshift_cluster" "bad" {
  kms_key_id = var.kms_key_id
}
