locals {
  policy = "IoTSecurityPolicy_TLS12_1_0_2015_01"
}

resource "aws_iot_domain_configuration" "bad" {
  name = "devices"
  tls_config {
    security_policy = local.policy
  }
}
