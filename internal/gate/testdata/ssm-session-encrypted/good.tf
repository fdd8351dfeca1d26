resource "aws_kms_key" "sessions" {}
resource "aws_ssm_document" "sessions" {
  name          = "SSM-SessionManagerRunShell"
  document_type = "Session"
  content       = <<EOF
{
  "schemaVersion": "1.0",
  "sessionType": "Standard_Stream",
  "inputs": {"kmsKeyId": "${aws_kms_key.sessions.arn}"}
}
EOF
}

resource "aws_ssm_document" "command" {
  name          = "command"
  document_type = "Command"
  content       = jsonencode({ schemaVersion = "2.2" })
}
