resource "aws_s3_bucket" "orders" {
  bucket = "cambio-orders"
}

module "store" {
  source = "terraform-aws-modules/s3-bucket/aws"
  bucket = "cambio-invoices"
}
