resource "aws_dms_endpoint" "bad" {
  engine_name = "postgres"
}

resource "aws_dms_s3_endpoint" "bad_s3" {
  endpoint_id = "archive"
}
