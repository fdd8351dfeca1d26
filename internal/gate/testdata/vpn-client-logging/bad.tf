resource "aws_ec2_client_vpn_endpoint" "bad_off" {
  client_cidr_block = "10.99.0.0/22"

  connection_log_options {
    enabled = false
  }
}
