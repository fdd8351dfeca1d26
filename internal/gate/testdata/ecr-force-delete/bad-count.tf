resource "aws_ecr_repository" "bad" {
  count        = 2
  name         = "orders"
  force_delete = true
}
