resource "aws_ssm_parameter" "level" {
  name  = "/orders/level"
  type  = "String"
  value = "info"
}

data "http" "orders" {
  url = "https://orders.example/?level=${aws_ssm_parameter.level.value}"
}
