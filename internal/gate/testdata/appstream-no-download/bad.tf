resource "aws_appstream_stack" "bad_clipboard" {
  name = "desk"

  user_settings {
    action     = "CLIPBOARD_COPY_TO_LOCAL_DEVICE"
    permission = "ENABLED"
  }
}

resource "aws_appstream_stack" "bad_each" {
  name = "desk"

  dynamic "user_settings" {
    for_each = ["FILE_UPLOAD", "FILE_DOWNLOAD"]
    content {
      action     = user_settings.value
      permission = "ENABLED"
    }
  }
}
