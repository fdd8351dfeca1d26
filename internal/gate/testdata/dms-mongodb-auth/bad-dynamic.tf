resource "aws_dms_endpoint" "bad" {
  dynamic "mongodb_settings" {
    for_each = ["no"]
    content {
      auth_type = mongodb_settings.value
    }
  }
}
