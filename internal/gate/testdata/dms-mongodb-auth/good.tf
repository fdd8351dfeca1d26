resource "aws_dms_endpoint" "documents" {
  engine_name = "mongodb"

  mongodb_settings {
    auth_type = "password"
  }
}

resource "aws_dms_endpoint" "by_default" {
  engine_name = "mongodb"
}
