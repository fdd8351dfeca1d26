resource "aws_codeartifact_domain" "bad" {
  domain = "orders"
}
