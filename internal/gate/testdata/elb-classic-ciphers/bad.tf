resource "aws_load_balancer_policy" "bad" {
  load_balancer_name = "shop"
  policy_name        = "tls"
  policy_type_name   = "SSLNegotiationPolicyType"
  policy_attribute {
    name  = "DES-CBC3-SHA"
    value = "true"
  }
}

resource "aws_lb_ssl_negotiation_policy" "bad_port" {
  name          = "tls"
  load_balancer = "shop"
  lb_port       = 443
  attribute {
    name  = "ECDHE-RSA-RC4-SHA"
    value = "true"
  }
}
