resource "aws_elasticache_user" "orders" {
  access_string = "on ~orders:* +@all"

  authentication_mode {
    type = "iam"
  }
}

resource "aws_elasticache_user" "default_off" {
  user_name            = "default"
  access_string        = "off -@all"
  no_password_required = true
}
