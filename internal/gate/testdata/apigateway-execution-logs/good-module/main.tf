module "orders" {
  source = "./api"
}

resource "aws_api_gateway_method_settings" "prod" {
  rest_api_id = module.orders.id
  stage_name  = module.orders.stage
  method_path = "*/*"
  settings {
    logging_level = "ERROR"
  }
}
