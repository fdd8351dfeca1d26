resource "aws_vpn_connection" "main" {
  customer_gateway_id                 = "cgw-1"
  type                                = "ipsec.1"
  tunnel1_ike_versions                = ["ikev2"]
  tunnel1_phase1_integrity_algorithms = ["SHA2-256"]
  tunnel1_phase1_dh_group_numbers     = [20]
}

resource "aws_vpn_connection" "silent" {
  customer_gateway_id = "cgw-1"
  type                = "ipsec.1"
}
