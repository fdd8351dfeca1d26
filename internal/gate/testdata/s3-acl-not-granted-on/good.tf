resource "aws_s3_bucket_acl" "orders" {
  bucket = "cambio-orders"
  access_control_policy {
    grant {
      permission = "READ"
      grantee {
        type = "CanonicalUser"
        id   = "clerk"
      }
    }
    owner {
      id = "owner"
    }
  }
}
