resource "aws_s3_bucket" "orders" {
  bucket = "cambio-orders"
}

resource "aws_s3_object" "bad" {
  for_each = toset(["rates", "fees"])
  bucket   = aws_s3_bucket.orders.id
  key      = "${each.key}.json"
  content  = "{}"
}
