resource "aws_organizations_organization" "bad" {
  feature_set = "CONSOLIDATED_BILLING"
}
