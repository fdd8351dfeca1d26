resource "aws_codecommit_repository" "orders" {
  repository_name = "orders"
}

resource "aws_codecommit_repository" "invoices" {
  repository_name = "invoices"
}

resource "aws_codecommit_approval_rule_template_association" "orders" {
  approval_rule_template_name = "two"
  repository_name             = aws_codecommit_repository.orders.repository_name
}

resource "aws_codecommit_approval_rule_template_association" "invoices" {
  approval_rule_template_name = "two"
  repository_name             = "invoices"
}
