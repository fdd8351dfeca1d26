resource "aws_iot_domain_configuration" "bad" {
  name = "devices"
  tls_config {
    security_policy = "IoTSecurityPolicy_TLS12_1_0_2016_01"
  }
}
