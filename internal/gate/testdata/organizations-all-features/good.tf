resource "aws_organizations_organization" "orders" {
  feature_set = "ALL"
}

resource "aws_organizations_organization" "invoices" {
}
