variable "buckets" {
  type = list(string)
}

resource "aws_s3_bucket_versioning" "this" {
  for_each = { for i, b in var.buckets : tostring(i) => b }
  bucket   = each.value
  versioning_configuration {
    status = "Enabled"
  }
}
