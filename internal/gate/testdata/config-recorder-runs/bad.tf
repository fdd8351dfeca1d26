resource "aws_config_configuration_recorder" "bad" {
  name     = "orders"
  role_arn = "arn:aws:iam::111111111111:role/orders"
}

resource "aws_config_configuration_recorder" "invoices" {
  name     = "invoices"
  role_arn = "arn:aws:iam::111111111111:role/orders"
}

resource "aws_config_configuration_recorder_status" "bad_off" {
  name       = aws_config_configuration_recorder.invoices.name
  is_enabled = false
}
