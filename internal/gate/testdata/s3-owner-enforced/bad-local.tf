locals {
  ownership = { orders = "BucketOwnerPreferred" }
}

resource "aws_s3_bucket_ownership_controls" "bad" {
  for_each = local.ownership
  bucket   = each.key
  rule {
    object_ownership = each.value
  }
}
