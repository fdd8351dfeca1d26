resource "aws_transfer_server" "partners" {
  security_policy_name = "TransferSecurityPolicy-2024-01"
}

resource "aws_transfer_server" "quantum" {
  security_policy_name = "TransferSecurityPolicy-PQ-SSH-Experimental-2023-04"
}

resource "aws_transfer_server" "fips" {
  security_policy_name = "TransferSecurityPolicy-FIPS-2025-03"
}
