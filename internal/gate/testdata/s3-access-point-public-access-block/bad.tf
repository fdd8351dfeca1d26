resource "aws_s3_access_point" "bad" {
  bucket = "cambio-orders"
  name   = "orders"
  public_access_block_configuration {
    block_public_acls       = true
    block_public_policy     = false
    ignore_public_acls      = true
    restrict_public_buckets = true
  }
}

resource "aws_s3control_multi_region_access_point" "bad_everywhere" {
  details {
    name = "orders"
    public_access_block {
      block_public_acls = false
    }
    region {
      bucket = "cambio-orders"
    }
  }
}
