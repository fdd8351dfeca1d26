resource "aws_ssm_parameter" "bad" {
  name  = "/orders/password"
  type  = "SecureString"
  value = "placeholder"
}

resource "aws_ssm_parameter" "bad_managed" {
  name   = "/invoices/password"
  type   = "SecureString"
  key_id = "alias/aws/ssm"
  value  = "placeholder"
}
