resource "aws_s3_bucket" "bad" {
  bucket = "cambio-orders"
}

resource "aws_s3_bucket" "bad_inline" {
  bucket = "cambio-invoices"
  versioning {
    enabled = false
  }
}

resource "aws_s3_bucket" "bad_mfa_only" {
  bucket = "cambio-clerks"
  versioning {
    mfa_delete = true
  }
}
