resource "aws_iot_domain_configuration" "devices" {
  name = "devices"
  tls_config {
    security_policy = "IoTSecurityPolicy_TLS13_1_2_2022_10"
  }
}

resource "aws_iot_domain_configuration" "absent" {
  name = "meters"
}
