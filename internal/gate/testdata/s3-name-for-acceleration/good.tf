resource "aws_s3_bucket" "orders" {
  bucket              = "cambio-orders"
  acceleration_status = "Enabled"
}

resource "aws_s3_bucket" "pages" {
  bucket = "pages.cambio.example"
}
