variable "versioning" {
  type    = string
  default = "Suspended"
}

resource "aws_s3_bucket" "bad" {
  bucket = "cambio-orders"
}

resource "aws_s3_bucket_versioning" "orders" {
  bucket = aws_s3_bucket.bad.id
  versioning_configuration {
    status = var.versioning
  }
}

resource "aws_s3_bucket" "kept" {
  bucket = "cambio-kept"
}

resource "aws_s3_bucket_versioning" "kept" {
  bucket = aws_s3_bucket.kept.id
  versioning_configuration {
    status = "Enabled"
  }
}
