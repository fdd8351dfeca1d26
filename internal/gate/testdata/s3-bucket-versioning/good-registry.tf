module "store" {
  source = "terraform-aws-modules/s3-bucket/aws"
  bucket = "cambio-orders"
  versioning = {
    enabled = true
  }
}
