variable "repository_name" {
  default = "orders"
}

resource "aws_codecommit_repository" "bad" {
  repository_name = var.repository_name
}
