resource "aws_sagemaker_domain" "bad" {
  domain_name = "orders"
  auth_mode   = "IAM"
  vpc_id      = "vpc-1"
  subnet_ids  = ["subnet-1"]
  default_user_settings {
    execution_role = "arn:aws:iam::111111111111:role/orders"
  }
}

resource "aws_sagemaker_domain" "bad_2" {
  domain_name = "orders"
  auth_mode   = "IAM"
  vpc_id      = "vpc-1"
  subnet_ids  = ["subnet-1"]
  default_user_settings {
    execution_role = "arn:aws:iam::111111111111:role/orders"
  }
  kms_key_id = "alias/aws/orders"
}
