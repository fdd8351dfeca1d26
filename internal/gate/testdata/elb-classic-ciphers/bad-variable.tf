variable "ciphers" {
  type    = list(string)
  default = ["ECDHE-ECDSA-AES128-GCM-SHA256", "TLS_RSA_ARCFOUR_128_SHA1"]
}

resource "aws_load_balancer_policy" "bad" {
  load_balancer_name = "shop"
  policy_name        = "tls"
  policy_type_name   = "SSLNegotiationPolicyType"
  dynamic "policy_attribute" {
    for_each = var.ciphers
    content {
      name  = policy_attribute.value
      value = "true"
    }
  }
}
