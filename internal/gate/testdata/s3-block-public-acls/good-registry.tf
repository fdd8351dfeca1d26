module "store" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "4.1.2"
  bucket  = "cambio-orders"
}

module "early" {
  source            = "terraform-aws-modules/s3-bucket/aws"
  version           = "3.7.0"
  bucket            = "cambio-invoices"
  block_public_acls = true
}

module "other" {
  source = "example/orders/aws"
}
