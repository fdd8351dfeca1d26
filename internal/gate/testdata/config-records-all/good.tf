resource "aws_config_configuration_recorder" "orders" {
  role_arn = "arn:aws:iam::111111111111:role/orders"
  recording_group {
    all_supported = true
  }
}

resource "aws_config_configuration_recorder" "invoices" {
  role_arn = "arn:aws:iam::111111111111:role/orders"
}
