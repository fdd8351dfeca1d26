resource "aws_ec2_client_vpn_authorization_rule" "network" {
  client_vpn_endpoint_id = "cvpn-1"
  target_network_cidr    = "10.20.0.0/24"
  authorize_all_groups   = true
}

resource "aws_ec2_client_vpn_authorization_rule" "group" {
  client_vpn_endpoint_id = "cvpn-1"
  target_network_cidr    = "0.0.0.0/0"
  access_group_id        = "S-1-5-21-1"
}
