module "bad_pages" {
  source = "terraform-aws-modules/s3-bucket/aws"
  bucket = "cambio-pages"
  website = {
    index_document = "index.html"
  }
}
