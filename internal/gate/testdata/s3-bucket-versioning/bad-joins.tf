resource "aws_s3_bucket" "bad" {
  for_each = toset(["invoices", "clerks"])
  bucket   = "cambio-${each.key}"
}

resource "aws_s3_bucket" "orders" {
  bucket = "cambio-orders"
}

resource "aws_s3_bucket_versioning" "orders" {
  bucket = aws_s3_bucket.orders.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_versioning" "clerks" {
  bucket = aws_s3_bucket.bad["clerks"].id
  versioning_configuration {
    status = "Suspended"
  }
}
