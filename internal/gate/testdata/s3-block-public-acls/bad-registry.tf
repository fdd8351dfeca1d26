module "bad_store" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "4.1.2"

  bucket            = "cambio-orders"
  block_public_acls = false
}

module "bad_early" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "3.7.0"

  bucket = "cambio-invoices"
}
