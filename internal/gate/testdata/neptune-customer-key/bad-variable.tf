variable "kms_key_arn" {
  type    = string
  default = null
}

resource "aws_neptune_cluster" "bad" {
  kms_key_arn = var.kms_key_arn
}
