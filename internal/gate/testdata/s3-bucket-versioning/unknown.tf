variable "status" {
  type = string
}

resource "aws_s3_bucket" "unsure" {
  bucket = "cambio-orders"
}

resource "aws_s3_bucket_versioning" "orders" {
  bucket = aws_s3_bucket.unsure.id
  versioning_configuration {
    status = var.status
  }
}
