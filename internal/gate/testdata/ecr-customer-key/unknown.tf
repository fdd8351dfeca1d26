variable "key" {
  type = string
}

resource "aws_ecr_repository" "unsure" {
  name = "orders"
  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = var.key
  }
}
