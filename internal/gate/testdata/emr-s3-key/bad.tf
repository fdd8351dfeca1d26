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

resource "aws_emr_security_configuration" "bad_2" {
  name          = "orders"
  configuration = <<EOF
{
  "EncryptionConfiguration": {
    "EnableInTransitEncryption": true,
    "EnableAtRestEncryption": true,
    "AtRestEncryptionConfiguration": {"LocalDiskEncryptionConfiguration": {"EncryptionKeyProviderType": "AwsKms", "AwsKmsKey": "arn:aws:kms:us-east-1:111111111111:key/1"}}
  }
}
EOF
}
