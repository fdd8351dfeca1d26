resource "aws_ssm_parameter" "orders" {
  name  = "/orders/password"
  type  = "SecureString"
  value = "placeholder"
}

resource "aws_ssm_parameter" "image" {
  name      = "/orders/image"
  type      = "String"
  data_type = "aws:ec2:image"
  value     = "ami-1"
}

resource "aws_ssm_parameter" "level" {
  name           = "/orders/level"
  type           = "String"
  insecure_value = "info"
}
