resource "aws_s3_bucket" "bad" {
  bucket = "cambio-orders"
  grant {
    type        = "Group"
    uri         = "http://acs.amazonaws.com/groups/global/AllUsers"
    permissions = ["READ"]
  }
}

resource "aws_s3_bucket_acl" "bad_policy" {
  bucket = "cambio-invoices"
  access_control_policy {
    grant {
      permission = "READ"
      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AllUsers"
      }
    }
    owner {
      id = "owner"
    }
  }
}

resource "aws_s3_bucket_acl" "clerks" {
  bucket = "cambio-clerks"
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
