resource "aws_config_configuration_aggregator" "orders" {
  name = "orders"
  account_aggregation_source {
    account_ids = ["111111111111"]
    all_regions = true
  }
}

resource "aws_config_configuration_aggregator" "invoices" {
  name = "orders"
  organization_aggregation_source {
    all_regions = true
    role_arn    = "arn:aws:iam::111111111111:role/orders"
  }
}
