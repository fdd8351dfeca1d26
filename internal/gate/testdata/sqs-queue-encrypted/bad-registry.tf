module "bad_old" {
  source  = "terraform-aws-modules/sqs/aws"
  version = "~> 3.0"

  name = "orders"
}

module "bad_off" {
  source  = "terraform-aws-modules/sqs/aws"
  version = "~> 4.0"

  name                    = "invoices"
  sqs_managed_sse_enabled = false
}
