locals {
  strategy = "MandatorySigning"
}

resource "aws_storagegateway_gateway" "bad" {
  gateway_name          = "office"
  smb_security_strategy = local.strategy
}
