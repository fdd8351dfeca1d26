resource "aws_ec2_client_vpn_endpoint" "bad_certificate" {
  client_cidr_block = "10.99.0.0/22"

  authentication_options {
    type                       = "certificate-authentication"
    root_certificate_chain_arn = "arn:aws:acm:eu-central-1:111111111111:certificate/1"
  }
}
