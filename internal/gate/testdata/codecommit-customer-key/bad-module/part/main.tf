resource "aws_codecommit_repository" "bad" {
  repository_name = "orders"
}
