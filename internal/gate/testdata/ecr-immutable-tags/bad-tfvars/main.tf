variable "mutability" {
  default = "IMMUTABLE"
}

resource "aws_ecr_repository" "bad" {
  name                 = "orders"
  image_tag_mutability = var.mutability
}
