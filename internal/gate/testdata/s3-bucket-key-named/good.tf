resource "aws_kms_key" "orders" {
  enable_key_rotation = true
}

resource "aws_s3_bucket" "orders" {
  bucket = "cambio-orders"
  server_side_encryption_configuration {
    rule {
      apply_server_side_encryption_by_default {
        sse_algorithm     = "aws:kms"
        kms_master_key_id = aws_kms_key.orders.arn
      }
    }
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "invoices" {
  bucket = "cambio-invoices"
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket" "clerks" {
  bucket = "cambio-clerks"
}
