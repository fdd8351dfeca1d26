resource "aws_s3_bucket" "bad" {
  bucket              = "cambio.orders"
  acceleration_status = "Enabled"
}
