resource "aws_emr_security_configuration" "bad" {
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

resource "aws_emr_security_configuration" "bad_2" {
  name          = "orders"
  configuration = jsonencode({ InstanceMetadataServiceConfiguration = { MinimumInstanceMetadataServiceVersion = 2 } })
}

resource "aws_emr_security_configuration" "bad_3" {
  name          = "orders"
  configuration = jsonencode({ EncryptionConfiguration = { EnableInTransitEncryption = true } })
}
