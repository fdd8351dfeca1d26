resource "aws_ecr_repository" "orders" {
  name = "orders"
}

resource "aws_ecr_repository_policy" "orders" {
  repository = aws_ecr_repository.orders.name
  policy     = "{}"
}
