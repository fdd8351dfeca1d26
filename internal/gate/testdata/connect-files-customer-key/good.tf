resource "aws_kms_key" "own" {}

resource "aws_connect_instance_storage_config" "orders" {
  instance_id   = "1"
  resource_type = "CALL_RECORDINGS"
  storage_config {
    storage_type = "S3"
    s3_config {
      bucket_name   = "orders"
      bucket_prefix = "calls"
      encryption_config {
        encryption_type = "KMS"
        key_id          = aws_kms_key.own.arn
      }
    }
  }
}

resource "aws_connect_instance_storage_config" "invoices" {
  instance_id   = "1"
  resource_type = "CALL_RECORDINGS"
  storage_config {
    storage_type = "KINESIS_VIDEO_STREAM"
    kinesis_video_stream_config {
      prefix                 = "calls"
      retention_period_hours = 1
    }
  }
}
