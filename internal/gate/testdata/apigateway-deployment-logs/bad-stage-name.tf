variable "stage" {
  type    = string
  default = "prod"
}

resource "aws_api_gateway_deployment" "bad" {
  rest_api_id = "orders"
  stage_name  = var.stage
}
