resource "aws_ses_configuration_set" "orders" {
  delivery_options {
    tls_policy = "Require"
  }
}

resource "aws_sesv2_configuration_set" "orders" {
  delivery_options {
    tls_policy = "REQUIRE"
  }
}
