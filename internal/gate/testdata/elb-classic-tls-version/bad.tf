resource "aws_load_balancer_policy" "bad" {
  load_balancer_name = "shop"
  policy_name        = "tls"
  policy_type_name   = "SSLNegotiationPolicyType"
  policy_attribute {
    name  = "ECDHE-ECDSA-AES128-GCM-SHA256"
    value = "true"
  }
  policy_attribute {
    name  = "Protocol-TLSv1"
    value = "true"
  }
}

resource "aws_load_balancer_policy" "bad_named" {
  load_balancer_name = "help"
  policy_name        = "tls"
  policy_type_name   = "SSLNegotiationPolicyType"
  policy_attribute {
    name  = "Reference-Security-Policy"
    value = "ELBSecurityPolicy-2016-08"
  }
}

resource "aws_lb_ssl_negotiation_policy" "bad_port" {
  name          = "tls"
  load_balancer = "shop"
  lb_port       = 443
  attribute {
    name  = "Protocol-SSLv3"
    value = "true"
  }
}
