variable "policy" {
  type    = string
  default = "TransferSecurityPolicy-FIPS-2020-06"
}

resource "aws_transfer_server" "bad" {
  security_policy_name = var.policy
}
