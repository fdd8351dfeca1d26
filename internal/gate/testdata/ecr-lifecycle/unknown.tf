variable "make" {
  type = bool
}

resource "aws_ecr_repository" "unsure" {
  name = "orders"
}

resource "aws_ecr_lifecycle_policy" "orders" {
  count      = var.make ? 1 : 0
  repository = aws_ecr_repository.unsure.name
  policy     = "{}"
}
