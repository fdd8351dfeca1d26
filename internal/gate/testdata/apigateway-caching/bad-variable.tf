variable "cached" {
  type    = bool
  default = false
}

resource "aws_api_gateway_stage" "bad" {
  rest_api_id           = "orders"
  stage_name            = "prod"
  deployment_id         = "1"
  cache_cluster_enabled = var.cached
}
