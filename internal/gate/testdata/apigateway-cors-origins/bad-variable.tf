variable "origins" {
  type    = list(string)
  default = ["https://shop.example.com", "*"]
}

resource "aws_apigatewayv2_api" "bad" {
  name          = "orders"
  protocol_type = "HTTP"
  cors_configuration {
    allow_origins = var.origins
  }
}
