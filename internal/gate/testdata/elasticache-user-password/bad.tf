resource "aws_elasticache_user" "bad_old" {
  access_string        = "on ~* +@all"
  no_password_required = true
}

resource "aws_elasticache_user" "bad_mode" {
  access_string = "on ~* +@all"

  authentication_mode {
    type = "no-password-required"
  }
}
