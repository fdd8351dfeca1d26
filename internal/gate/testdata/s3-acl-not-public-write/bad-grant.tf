locals {
  group = "http://acs.amazonaws.com/groups/global/AllUsers"
}

resource "aws_s3_bucket_acl" "bad" {
  bucket = "cambio-orders"
  access_control_policy {
    dynamic "grant" {
      for_each = ["READ", "WRITE"]
      content {
        permission = grant.value
        grantee {
          type = "Group"
          uri  = local.group
        }
      }
    }
    owner {
      id = "owner"
    }
  }
}

resource "aws_s3_bucket" "bad_full" {
  bucket = "cambio-invoices"
  grant {
    type        = "Group"
    uri         = local.group
    permissions = ["FULL_CONTROL"]
  }
}
