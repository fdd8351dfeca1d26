resource "aws_ecr_repository" "bad" {
  name = "orders"
}

resource "aws_ecr_repository" "invoices" {
  name = "invoices"
}

resource "aws_ecr_lifecycle_policy" "invoices" {
  repository = "invoices"
  policy     = jsonencode({ rules = [] })
}
