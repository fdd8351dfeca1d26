resource "aws_config_configuration_recorder" "orders" {
  name     = "orders"
  role_arn = "arn:aws:iam::111111111111:role/orders"
}

resource "aws_config_configuration_recorder_status" "orders" {
  name       = aws_config_configuration_recorder.orders.name
  is_enabled = true
}
