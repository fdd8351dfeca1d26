data "aws_ssm_parameter" "key" {
  name = "/orders/key"
}

resource "aws_ssm_parameter" "own" {
  name  = "/orders/own"
  type  = "SecureString"
  value = "placeholder"
}

data "http" "bad" {
  url = "https://orders.example/?key=${data.aws_ssm_parameter.key.value}"
}

data "http" "bad_header" {
  url = "https://orders.example/"
  request_headers = {
    Authorization = "Bearer ${aws_ssm_parameter.own.value}"
  }
}
