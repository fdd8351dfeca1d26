resource "aws_emr_security_configuration" "bad" {
  name          = "orders"
  configuration = <<EOF
{
  "EncryptionConfiguration": {
    "EnableInTransitEncryption": false,
    "EnableAtRestEncryption": true
  }
}
EOF
}

resource "aws_emr_security_configuration" "bad_2" {
  name          = "orders"
  configuration = jsonencode({ InstanceMetadataServiceConfiguration = { MinimumInstanceMetadataServiceVersion = 2 } })
}
