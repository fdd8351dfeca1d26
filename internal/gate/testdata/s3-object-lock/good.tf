resource "aws_s3_bucket" "orders" {
  bucket              = "cambio-orders"
  object_lock_enabled = true
}

resource "aws_s3_bucket_object_lock_configuration" "orders" {
  bucket = aws_s3_bucket.orders.id
  rule {
    default_retention {
      mode = "COMPLIANCE"
      days = 30
    }
  }
}

resource "aws_s3_bucket" "invoices" {
  bucket = "cambio-invoices"
  object_lock_configuration {
    object_lock_enabled = "Enabled"
  }
}

resource "aws_s3_bucket" "clerks" {
  bucket = "cambio-clerks"
}
