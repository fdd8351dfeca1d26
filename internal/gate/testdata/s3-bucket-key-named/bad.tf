resource "aws_s3_bucket" "bad" {
  bucket = "cambio-orders"
  server_side_encryption_configuration {
    rule {
      apply_server_side_encryption_by_default {
        sse_algorithm = "aws:kms"
      }
    }
  }
}

resource "aws_s3_bucket" "bad_extra" {
  bucket = "cambio-invoices"
  server_side_encryption_configuration {
    rule {
      apply_server_side_encryption_by_default {
        sse_algorithm     = "AES256"
        kms_master_key_id = "arn:aws:kms:eu-west-1:111122223333:key/invoices"
      }
    }
  }
}
