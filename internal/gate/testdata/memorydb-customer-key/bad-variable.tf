variable "kms_key_arn" {
  type    = string
  default = null
}

resource "aws_memorydb_cluster" "bad" {
  kms_key_arn = var.kms_key_arn
}
