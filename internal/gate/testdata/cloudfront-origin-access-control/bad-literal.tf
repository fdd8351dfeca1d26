resource "aws_cloudfront_distribution" "bad" {
  count   = 2
  enabled = true
  origin {
    origin_id   = "pages"
    domain_name = "cambio-pages-${count.index}.s3.eu-west-1.amazonaws.com"
    s3_origin_config {
      origin_access_identity = "origin-access-identity/cloudfront/EXAMPLE"
    }
  }
}
