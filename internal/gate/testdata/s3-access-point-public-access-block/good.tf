resource "aws_s3_access_point" "absent" {
  bucket = "cambio-orders"
  name   = "orders"
}

resource "aws_s3_access_point" "orders" {
  bucket = "cambio-orders"
  name   = "clerks"
  public_access_block_configuration {
    block_public_acls       = true
    block_public_policy     = true
    ignore_public_acls      = true
    restrict_public_buckets = true
  }
}

resource "aws_s3control_multi_region_access_point" "orders" {
  details {
    name = "orders"
    region {
      bucket = "cambio-orders"
    }
  }
}
