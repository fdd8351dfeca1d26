resource "aws_emr_security_configuration" "bad" {
  name          = "orders"
  configuration = <<EOF
{
  "EncryptionConfiguration": {
    "EnableInTransitEncryption": true,
    "EnableAtRestEncryption": true,
    "AtRestEncryptionConfiguration": {"S3EncryptionConfiguration": {"EncryptionMode": "SSE-S3"}}
  }
}
EOF
}
