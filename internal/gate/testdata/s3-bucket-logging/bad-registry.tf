module "bad_store" {
  source = "terraform-aws-modules/s3-bucket/aws"
  bucket = "cambio-orders"
}
