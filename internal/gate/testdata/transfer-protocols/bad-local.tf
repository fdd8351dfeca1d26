locals {
  protocols = concat(["FTPS"], ["FTP"])
}

resource "aws_transfer_server" "bad" {
  protocols = local.protocols
}
