resource "aws_storagegateway_gateway" "office" {
  gateway_name          = "office"
  smb_security_strategy = "MandatoryEncryption"
}

resource "aws_storagegateway_gateway" "tapes" {
  gateway_name = "tapes"
  gateway_type = "VTL"
}
