resource "aws_ses_configuration_set" "bad_missing" {
  name = "orders"
}

resource "aws_ses_configuration_set" "bad_optional" {
  delivery_options {
    tls_policy = "Optional"
  }
}

resource "aws_sesv2_configuration_set" "bad_v2" {
  delivery_options {
    tls_policy = "OPTIONAL"
  }
}
