resource "aws_ssm_parameter" "bad" {
  name  = "/orders/password"
  type  = "String"
  value = "placeholder"
}

resource "aws_ssm_parameter" "bad_list" {
  name  = "/orders/tokens"
  type  = "StringList"
  value = "a,b"
}
