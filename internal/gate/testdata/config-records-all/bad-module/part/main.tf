resource "aws_config_configuration_recorder" "bad" {
  role_arn = "arn:aws:iam::111111111111:role/orders"
  recording_group {
    all_supported  = false
    resource_types = ["AWS::EC2::Instance"]
  }
}
