variable "encrypted" {
  type    = bool
  default = false
}

resource "aws_appsync_api_cache" "bad" {
  api_id                     = "orders"
  at_rest_encryption_enabled = var.encrypted
}
