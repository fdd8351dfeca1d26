resource "aws_connect_instance_storage_config" "bad" {
  instance_id   = "1"
  resource_type = "CALL_RECORDINGS"
  storage_config {
    storage_type = "KINESIS_VIDEO_STREAM"
    kinesis_video_stream_config {
      prefix                 = "calls"
      retention_period_hours = 1
      encryption_config {
        encryption_type = "KMS"
        key_id          = "alias/aws/kinesisvideo"
      }
    }
  }
}
