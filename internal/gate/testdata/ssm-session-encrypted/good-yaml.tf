resource "aws_ssm_document" "sessions" {
  name            = "sessions"
  document_type   = "Session"
  document_format = "YAML"
  content         = <<EOF
schemaVersion: "1.0"
sessionType: Standard_Stream
inputs:
  kmsKeyId: alias/sessions
EOF
}
