resource "aws_ec2_client_vpn_endpoint" "people" {
  client_cidr_block = "10.99.0.0/22"

  authentication_options {
    type              = "federated-authentication"
    saml_provider_arn = "arn:aws:iam::111111111111:saml-provider/company"
  }
}

resource "aws_ec2_client_vpn_endpoint" "both" {
  client_cidr_block = "10.99.4.0/22"

  authentication_options {
    type                       = "certificate-authentication"
    root_certificate_chain_arn = "arn:aws:acm:eu-central-1:111111111111:certificate/1"
  }

  authentication_options {
    type                = "directory-service-authentication"
    active_directory_id = "d-1"
  }
}
