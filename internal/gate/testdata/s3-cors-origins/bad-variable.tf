variable "origins" {
  type    = list(string)
  default = ["*"]
}

resource "aws_s3_bucket_cors_configuration" "bad" {
  bucket = "cambio-orders"
  cors_rule {
    allowed_methods = ["GET"]
    allowed_origins = concat(["https://shop.example.com"], var.origins)
  }
}

module "bad_store" {
  source = "terraform-aws-modules/s3-bucket/aws"
  bucket = "cambio-clerks"
  cors_rule = [
    {
      allowed_methods = ["GET"]
      allowed_origins = var.origins
    }
  ]
}
