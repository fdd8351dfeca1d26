resource "aws_s3_bucket_acl" "orders" {
  bucket = "cambio-orders"
  acl    = "private"
}

resource "aws_s3_bucket_acl" "invoices" {
  bucket = "cambio-invoices"
  access_control_policy {
    grant {
      permission = "FULL_CONTROL"
      grantee {
        type = "CanonicalUser"
        id   = "owner"
      }
    }
    owner {
      id = "owner"
    }
  }
}
