resource "aws_dms_endpoint" "bad" {
  engine_name = "mongodb"

  mongodb_settings {
    auth_type = "no"
  }
}
