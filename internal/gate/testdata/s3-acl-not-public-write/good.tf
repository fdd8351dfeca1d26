resource "aws_s3_bucket" "orders" {
  bucket = "cambio-orders"
  acl    = "private"
}

resource "aws_s3_bucket" "pages" {
  bucket = "cambio-pages"
  acl    = "public-read"
}

resource "aws_s3_bucket" "logs" {
  bucket = "cambio-logs"
  grant {
    type        = "Group"
    uri         = "http://acs.amazonaws.com/groups/s3/LogDelivery"
    permissions = ["WRITE", "READ_ACP"]
  }
}
