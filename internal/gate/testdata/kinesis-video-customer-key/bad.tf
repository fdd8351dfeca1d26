resource "aws_kinesis_video_stream" "bad" {
  name = "doors"
}
