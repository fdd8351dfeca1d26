locals {
  validators = { orders = null }
}

resource "aws_api_gateway_method" "bad" {
  for_each             = local.validators
  rest_api_id          = each.key
  resource_id          = "root"
  http_method          = "POST"
  authorization        = "AWS_IAM"
  request_validator_id = each.value
}
