resource "aws_config_configuration_aggregator" "bad" {
  name = "orders"
  account_aggregation_source {
    account_ids = ["111111111111"]
    regions     = ["us-east-1"]
  }
}

resource "aws_config_configuration_aggregator" "bad_2" {
  name = "orders"
  organization_aggregation_source {
    all_regions = false
    role_arn    = "arn:aws:iam::111111111111:role/orders"
  }
}
