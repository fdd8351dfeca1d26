resource "aws_emr_security_configuration" "orders" {
  name          = "orders"
  configuration = <<EOF
{
  "EncryptionConfiguration": {
    "EnableInTransitEncryption": true,
    "EnableAtRestEncryption": true,
    "AtRestEncryptionConfiguration": {"S3EncryptionConfiguration": {"EncryptionMode": "SSE-KMS", "AwsKmsKey": "arn:aws:kms:us-east-1:111111111111:key/1"}}
  }
}
EOF
}

resource "aws_emr_security_configuration" "invoices" {
  name          = "orders"
  configuration = <<EOF
{
  "EncryptionConfiguration": {
    "EnableInTransitEncryption": true,
    "EnableAtRestEncryption": false
  }
}
EOF
}
