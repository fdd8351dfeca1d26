resource "aws_kms_key" "parameters" {}
resource "aws_ssm_parameter" "orders" {
  name   = "/orders/password"
  type   = "SecureString"
  key_id = aws_kms_key.parameters.key_id
  value  = "placeholder"
}

resource "aws_ssm_parameter" "level" {
  name  = "/orders/level"
  type  = "String"
  value = "info"
}
