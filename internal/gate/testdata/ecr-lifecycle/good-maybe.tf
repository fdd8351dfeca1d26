variable "make" {
  type = bool
}

resource "aws_ecr_repository" "orders" {
  count = var.make ? 1 : 0
  name  = "orders"
}

resource "aws_ecr_lifecycle_policy" "orders" {
  count      = var.make ? 1 : 0
  repository = aws_ecr_repository.orders[0].name
  policy     = "{}"
}
