resource "aws_dms_endpoint" "source" {
  endpoint_type = "source"
  engine_name   = "mysql"
  ssl_mode      = "verify-full"
}

resource "aws_dms_endpoint" "bucket" {
  endpoint_type = "target"
  engine_name   = "s3"
}

resource "aws_dms_endpoint" "redis" {
  endpoint_type = "target"
  engine_name   = "redis"

  redis_settings {
    auth_type             = "auth-token"
    ssl_security_protocol = "ssl-encryption"
  }
}
