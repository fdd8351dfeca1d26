resource "aws_kinesis_video_stream" "doors" {
  kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/1"
}
