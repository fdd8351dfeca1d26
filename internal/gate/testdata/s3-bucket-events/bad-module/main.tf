module "orders" {
  source = "./store"
}

resource "aws_s3_bucket_notification" "other" {
  bucket      = "cambio-other"
  eventbridge = true
}
