resource "aws_config_configuration_recorder" "orders" {
  role_arn = "arn:aws:iam::111111111111:role/orders"
  recording_group {
    all_supported                 = true
    include_global_resource_types = true
  }
}
