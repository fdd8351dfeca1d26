resource "aws_s3_bucket_acl" "orders" {
  bucket = "cambio-orders"
  access_control_policy {
    grant {
      permission = "READ_ACP"
      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/s3/LogDelivery"
      }
    }
    owner {
      id = "owner"
    }
  }
}
