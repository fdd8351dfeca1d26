module "key" {
  source  = "terraform-aws-modules/sqs/aws"
  version = "~> 2.0"

  kms_master_key_id = "alias/orders"
}

module "by_default" {
  source  = "terraform-aws-modules/sqs/aws"
  version = "~> 4.0"

  name = "invoices"
}
