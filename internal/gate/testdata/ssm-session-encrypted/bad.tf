resource "aws_ssm_document" "bad" {
  name          = "SSM-SessionManagerRunShell"
  document_type = "Session"
  content = jsonencode({
    schemaVersion = "1.0"
    sessionType   = "Standard_Stream"
    inputs        = { kmsKeyId = "" }
  })
}

resource "aws_ssm_document" "bad_none" {
  name            = "sessions"
  document_type   = "Session"
  document_format = "JSON"
  content         = <<EOF
{
  "schemaVersion": "1.0",
  "sessionType": "Standard_Stream",
  "inputs": {"s3BucketName": "sessions"}
}
EOF
}
