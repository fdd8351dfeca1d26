resource "aws_s3_bucket_acl" "bad" {
  bucket = "cambio-orders"
  access_control_policy {
    grant {
      permission = "READ_ACP"
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

resource "aws_s3_bucket_acl" "bad_full" {
  bucket = "cambio-invoices"
  access_control_policy {
    grant {
      permission = "FULL_CONTROL"
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
