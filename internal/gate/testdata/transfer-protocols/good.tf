resource "aws_transfer_server" "partners" {
  protocols = ["SFTP", "FTPS"]
}

resource "aws_transfer_server" "absent" {
}
