variable "keys" {
  default = {
    stripe  = "Zx81kLm02Qp77vRw2XnLb"
    mailgun = "pQ7vTr2Lm9Kd4Wx8Yz"
  }
}

resource "aws_secretsmanager_secret_version" "bad" {
  for_each      = var.keys
  secret_id     = each.key
  secret_string = each.value
}
