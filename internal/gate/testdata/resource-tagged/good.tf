resource "aws_s3_bucket" "orders" {
  bucket = "orders"
  tags   = merge({ Name = "orders" }, { owner = "orders" })
}

resource "aws_sns_topic" "orders" {
  tags = {
    owner = "orders"
  }
}
