locals {
  stores = toset(["orders", "invoices"])
}

resource "aws_s3_bucket" "each" {
  for_each = local.stores
  bucket   = "cambio-${each.key}"
}

resource "aws_s3_bucket_versioning" "each" {
  for_each = aws_s3_bucket.each
  bucket   = each.value.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "counted" {
  count  = 2
  bucket = "cambio-${count.index}"
}

resource "aws_s3_bucket_versioning" "counted" {
  count  = length(aws_s3_bucket.counted)
  bucket = aws_s3_bucket.counted[count.index].id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "perhaps" {
  count         = 1
  bucket_prefix = "cambio-"
}

module "versions" {
  source  = "./versions"
  buckets = [one(aws_s3_bucket.perhaps[*].id)]
}
