resource "aws_connect_instance_storage_config" "bad" {
  instance_id   = "1"
  resource_type = "CALL_RECORDINGS"
  storage_config {
    storage_type = "S3"
    s3_config {
      bucket_name   = "orders"
      bucket_prefix = "calls"
    }
  }
}
