resource "aws_codeartifact_domain" "bad" {
  count  = 2
  domain = "orders"
}
