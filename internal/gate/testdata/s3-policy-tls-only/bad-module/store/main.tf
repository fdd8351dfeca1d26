resource "aws_s3_bucket" "bad" {
  bucket = "orders"
}

output "name" {
  value = aws_s3_bucket.bad.id
}
