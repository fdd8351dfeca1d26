locals {
  rights = ["READ", "READ_ACP"]
}

resource "aws_s3_bucket" "bad" {
  bucket = "cambio-orders"
  grant {
    type        = "Group"
    uri         = "http://acs.amazonaws.com/groups/global/AllUsers"
    permissions = local.rights
  }
}
