resource "aws_s3_bucket_acl" "bad" {
  bucket = "cambio-orders"
  access_control_policy {
    grant {
      permission = "READ"
      grantee {
        type = "CanonicalUser"
        id   = "clerk"
      }
    }
    grant {
      permission = "WRITE_ACP"
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
