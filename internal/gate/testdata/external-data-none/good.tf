data "aws_ssm_parameter" "orders" {
  name = "/orders/setting"
}
