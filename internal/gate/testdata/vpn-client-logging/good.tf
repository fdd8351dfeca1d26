resource "aws_ec2_client_vpn_endpoint" "main" {
  client_cidr_block = "10.99.0.0/22"

  connection_log_options {
    enabled              = true
    cloudwatch_log_group = "vpn"
  }
}
