resource "aws_ec2_client_vpn_authorization_rule" "bad_v6" {
  client_vpn_endpoint_id = "cvpn-1"
  target_network_cidr    = "::/0"
  authorize_all_groups   = true
}
