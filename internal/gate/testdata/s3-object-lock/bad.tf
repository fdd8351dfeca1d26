resource "aws_s3_bucket" "bad" {
  bucket              = "cambio-orders"
  object_lock_enabled = true
}

resource "aws_s3_bucket" "bad_off" {
  bucket = "cambio-invoices"
  object_lock_configuration {
    object_lock_enabled = "Disabled"
  }
}
