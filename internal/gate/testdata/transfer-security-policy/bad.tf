resource "aws_transfer_server" "bad" {
}

resource "aws_transfer_server" "bad_old" {
  security_policy_name = "TransferSecurityPolicy-2020-06"
}
