resource "aws_ecr_repository" "bad" {
  name = "orders"
}

resource "aws_ecr_repository" "bad_mutable" {
  name                 = "invoices"
  image_tag_mutability = "MUTABLE"
}
