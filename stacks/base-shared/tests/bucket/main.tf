# The bucket that flota makes before the first apply.

resource "aws_s3_bucket" "this" {
  bucket = "cambio-state-111111111111-us-east-1"
}

output "name" {
  value = aws_s3_bucket.this.id
}
