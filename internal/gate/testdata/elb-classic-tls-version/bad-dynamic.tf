locals {
  protocols = ["Protocol-TLSv1.1", "Protocol-TLSv1.2"]
}

resource "aws_load_balancer_policy" "bad" {
  load_balancer_name = "shop"
  policy_name        = "tls"
  policy_type_name   = "SSLNegotiationPolicyType"
  dynamic "policy_attribute" {
    for_each = local.protocols
    content {
      name  = policy_attribute.value
      value = "true"
    }
  }
}
