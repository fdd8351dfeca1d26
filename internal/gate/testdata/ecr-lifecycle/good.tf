resource "aws_ecr_repository" "orders" {
  count = 2
  name  = "orders-${count.index}"
}

resource "aws_ecr_lifecycle_policy" "orders" {
  count      = 2
  repository = aws_ecr_repository.orders[count.index].name
  policy     = jsonencode({ rules = [] })
}
