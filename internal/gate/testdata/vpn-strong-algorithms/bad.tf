resource "aws_vpn_connection" "bad_hash" {
  customer_gateway_id                  = "cgw-1"
  type                                 = "ipsec.1"
  tunnel1_phase1_integrity_algorithms  = ["SHA1", "SHA2-256"]
  tunnel1_phase1_encryption_algorithms = ["AES256"]
}

resource "aws_vpn_connection" "bad_group" {
  customer_gateway_id             = "cgw-1"
  type                            = "ipsec.1"
  tunnel2_phase2_dh_group_numbers = [2, 14]
}

resource "aws_vpn_connection" "bad_exchange" {
  customer_gateway_id  = "cgw-1"
  type                 = "ipsec.1"
  tunnel1_ike_versions = ["ikev1", "ikev2"]
}
