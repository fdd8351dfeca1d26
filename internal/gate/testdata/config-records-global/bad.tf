resource "aws_config_configuration_recorder" "bad" {
  role_arn = "arn:aws:iam::111111111111:role/orders"
}

resource "aws_config_configuration_recorder" "bad_2" {
  role_arn = "arn:aws:iam::111111111111:role/orders"
  recording_group {
    all_supported                 = true
    include_global_resource_types = false
  }
}
