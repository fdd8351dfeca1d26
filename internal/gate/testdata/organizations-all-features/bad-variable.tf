variable "feature_set" {
  default = "CONSOLIDATED_BILLING"
}

resource "aws_organizations_organization" "bad" {
  feature_set = var.feature_set
}
