resource "aws_emr_security_configuration" "orders" {
  name          = "orders"
  configuration = <<EOF
{
  "EncryptionConfiguration": {
    "EnableInTransitEncryption": true,
    "EnableAtRestEncryption": true
  }
}
EOF
}
