module "bad" {
  source  = "terraform-aws-modules/cloudwatch/aws//modules/log-group"
  version = "5.3.1"
  name    = "orders"
}
