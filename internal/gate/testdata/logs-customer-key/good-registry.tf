module "logs" {
  source     = "terraform-aws-modules/cloudwatch/aws//modules/log-group"
  version    = "5.3.1"
  name       = "orders"
  kms_key_id = "arn:aws:kms:us-east-1:111111111111:key/1"
}
