module "bad_store" {
  source = "terraform-aws-modules/s3-bucket/aws"
  bucket = "cambio-orders"
  versioning = {
    enabled = false
  }
}

module "bad_absent" {
  source = "terraform-aws-modules/s3-bucket/aws"
  bucket = "cambio-invoices"
}
